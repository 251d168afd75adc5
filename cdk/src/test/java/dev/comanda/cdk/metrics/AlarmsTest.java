package dev.comanda.cdk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every alarm can go off and tells somebody, and nothing that can break is without one. */
class AlarmsTest {

  private static final int A_DAY = 86_400;
  private static final Pattern MATH_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> FUNCTIONS = Set.of("FILL", "IF", "AND", "OR");

  /** What must be watched of each resource of a type. */
  private static final Map<String, Set<String>> WATCHED =
      Map.of(
          "AWS::ApiGatewayV2::Api", Set.of("5xx", "Latency"),
          "AWS::CloudFront::Distribution", Set.of("5xxErrorRate"),
          "AWS::DynamoDB::Table",
              Set.of("ReadThrottleEvents", "WriteThrottleEvents", "SystemErrors"),
          "AWS::Kinesis::Stream", Set.of("GetRecords.IteratorAgeMilliseconds"),
          "AWS::KinesisFirehose::DeliveryStream", Set.of("DeliveryToS3.DataFreshness"),
          "AWS::Lambda::Function", Set.of("Errors", "Duration", "Throttles"),
          "AWS::Pipes::Pipe", Set.of("ExecutionFailed", "ExecutionTimeout", "ExecutionThrottled"),
          "AWS::StepFunctions::StateMachine",
              Set.of("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"),
          "AWS::WAFv2::WebACL", Set.of("BlockedRequests"));

  @ParameterizedTest
  @MethodSource("alarms")
  void watchMetricsThatAwsPublishes(Watch watch) {
    assertThat(watch.alarm().metrics()).isNotEmpty();
    watch.alarm().metrics().forEach(metric -> metric.check(watch.assembly()));
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void haveAThresholdThatTheirMetricCanPass(Watch watch) {
    AlarmInTemplate alarm = watch.alarm();

    assertThat(alarm.at("/ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
    assertThat(alarm.at("/Threshold").asDouble()).isNotNegative();
    if (alarm.expression().isEmpty()) {
      assertThat(alarm.at("/Threshold").asDouble())
          .isLessThan(alarm.metrics().get(0).known().below());
    }
  }

  /**
   * With no data an alarm must be quiet if that means that nothing happened, and go off if it means
   * that something stands still. It must never stay as it was.
   */
  @ParameterizedTest
  @MethodSource("alarms")
  void treatMissingDataSoThatTheyCanGoOffAndEnd(Watch watch) {
    boolean alwaysThere =
        watch.alarm().metrics().stream()
            .allMatch(metric -> metric.known().published().equals("always"));

    assertThat(watch.alarm().at("/TreatMissingData").asText())
        .isEqualTo(alwaysThere ? "breaching" : "notBreaching");
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void lookBackNoFurtherThanCloudWatchDoes(Watch watch) {
    AlarmInTemplate alarm = watch.alarm();
    int periods = alarm.at("/EvaluationPeriods").asInt();

    assertThat(alarm.at("/DatapointsToAlarm").asInt()).isBetween(1, periods);
    assertThat(alarm.metrics())
        .allSatisfy(m -> assertThat(m.period() * periods).isLessThanOrEqualTo(A_DAY));
    assertThat(alarm.metrics())
        .extracting(UsedMetric::period)
        .containsOnly(alarm.metrics().get(0).period());
  }

  /** Where a late data point first counts as nothing, the alarm must look at it once more. */
  @ParameterizedTest
  @MethodSource("alarms")
  void waitForDataThatComesLate(Watch watch) {
    if (watch.alarm().expression().orElse("").contains("FILL(")) {
      assertThat(watch.alarm().at("/EvaluationPeriods").asInt())
          .isGreaterThan(watch.alarm().at("/DatapointsToAlarm").asInt());
    }
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void calculateWithMetricsTheyHave(Watch watch) {
    watch
        .alarm()
        .expression()
        .filter(expression -> !expression.startsWith("SELECT"))
        .ifPresent(
            expression -> {
              Set<String> names = new TreeSet<>();
              Matcher name = MATH_NAME.matcher(expression);
              while (name.find()) {
                names.add(name.group());
              }
              names.removeAll(FUNCTIONS);
              assertThat(names).isEqualTo(new TreeSet<>(watch.alarm().ids()));
              assertThat(names).allMatch(id -> Character.isLowerCase(id.charAt(0)));
            });
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void tellTheTopicOfTheirRegionWhenTheyGoOffAndWhenAllIsWell(Watch watch) {
    AlarmInTemplate alarm = watch.alarm();

    assertThat(alarm.at("/ActionsEnabled").asBoolean(true)).isTrue();
    for (String actions : List.of("/AlarmActions", "/OKActions")) {
      assertThat(alarm.at(actions)).as(actions).hasSize(1);
      Reference topic =
          Reference.of(watch.assembly(), alarm.resource().stack(), alarm.at(actions + "/0"));
      assertThat(topic.resource().type()).isEqualTo("AWS::SNS::Topic");
      assertThat(topic.resource().id()).isEqualTo("AlarmsTopic");
      assertThat(watch.assembly().region(topic.resource().stack()))
          .isEqualTo(watch.assembly().region(alarm.resource().stack()));
    }
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void sayWhatTheyMeanAndWhereToLookFirst(Watch watch) {
    String description = watch.alarm().at("/AlarmDescription").asText();

    assertThat(description).hasSizeBetween(60, 1_024).endsWith(".");
    assertThat(description).containsPattern("(?i)\\b(look|run|compare)\\b");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void haveNamesOfTheirOwn(Assembly assembly) {
    assertThat(inTemplates(assembly))
        .extracting(alarm -> alarm.at("/AlarmName").asText())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("Comanda-(dev|prod)-[A-Z][a-z]+-([A-Z][a-z0-9]*)+"))
        .allMatch(name -> name.length() <= 255);
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void forgetNothingThatCanBreak(Assembly assembly) {
    Map<String, Set<String>> watched = watched(assembly);

    WATCHED.forEach(
        (type, metrics) ->
            assertThat(assembly.resources(type))
                // A deployment calls its function, and fails if that does.
                .filteredOn(resource -> !resource.stack().equals("Verification"))
                .allSatisfy(
                    resource ->
                        assertThat(watched.getOrDefault(resource.toString(), Set.of()))
                            .as(resource.toString())
                            .containsAll(metrics)));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void watchEveryQueueForDeadLettersOrForWaitingWork(Assembly assembly) {
    Map<String, Set<String>> watched = watched(assembly);

    assertThat(assembly.resources("AWS::SQS::Queue"))
        .isNotEmpty()
        .allSatisfy(
            queue ->
                assertThat(watched.getOrDefault(queue.toString(), Set.of()))
                    .as(queue.toString())
                    .contains(
                        queue.properties().has("RedrivePolicy")
                            ? "ApproximateAgeOfOldestMessage"
                            : "ApproximateNumberOfMessagesVisible"));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void watchTopicsOfQueuesForWhatTheyLose(Assembly assembly) {
    Map<String, Set<String>> watched = watched(assembly);

    assertThat(assembly.resources("AWS::SNS::Subscription"))
        .filteredOn(subscription -> subscription.at("/Protocol").asText().equals("sqs"))
        .isNotEmpty()
        .allSatisfy(
            subscription -> {
              Resource topic =
                  Reference.of(assembly, subscription.stack(), subscription.at("/TopicArn"))
                      .resource();
              assertThat(watched.getOrDefault(topic.toString(), Set.of()))
                  .as(topic.toString())
                  .contains("NumberOfNotificationsFailedToRedriveToDlq");
            });
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void watchCopiesInBothRegions(Assembly assembly) {
    Map<String, Set<String>> watched = watched(assembly);

    assertThat(assembly.resources("AWS::S3::Bucket"))
        .filteredOn(bucket -> bucket.properties().has("ReplicationConfiguration"))
        .hasSize(1)
        .allSatisfy(
            bucket ->
                assertThat(watched.get(bucket.toString())).contains("OperationsFailedReplication"));
    assertThat(watched.get("Replica/EmailsReplicaBucket")).contains("ReplicationLatency");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void goOffAtHalfOfWhereSesReviewsAnAccount(Assembly assembly) {
    Map<String, Double> thresholds = new HashMap<>();
    for (AlarmInTemplate alarm : inTemplates(assembly)) {
      if (alarm.metrics().get(0).namespace().equals("AWS/SES")) {
        thresholds.put(alarm.metrics().get(0).name(), alarm.at("/Threshold").asDouble());
        assertThat(alarm.metrics().get(0).dimensions()).isEmpty();
      }
    }

    assertThat(thresholds)
        .isEqualTo(
            Map.of("Reputation.BounceRate", 0.05 / 2, "Reputation.ComplaintRate", 0.001 / 2));
  }

  @Test
  void knowThePagesThatTheirMetricsAreFrom() {
    assertThat(AwsMetrics.pages())
        .allMatch(page -> page.startsWith("https://docs.aws.amazon.com/"));
  }

  /** By resource, the metrics of it that alarms watch. */
  private static Map<String, Set<String>> watched(Assembly assembly) {
    Map<String, Set<String>> watched = new HashMap<>();
    for (AlarmInTemplate alarm : inTemplates(assembly)) {
      for (UsedMetric metric : alarm.metrics()) {
        for (Resource resource : metric.check(assembly)) {
          watched.computeIfAbsent(resource.toString(), r -> new HashSet<>()).add(metric.name());
        }
      }
    }
    return watched;
  }

  private static List<AlarmInTemplate> inTemplates(Assembly assembly) {
    return assembly.resources("AWS::CloudWatch::Alarm").stream().map(AlarmInTemplate::of).toList();
  }

  /** An alarm, and where it is. */
  record Watch(Assembly assembly, AlarmInTemplate alarm) {

    @Override
    public String toString() {
      return assembly + " " + alarm.resource();
    }
  }

  static Stream<Watch> alarms() {
    List<Watch> watches = new ArrayList<>();
    // What production has without a domain it also has with one.
    Stream.of(Assembly.dev(), Assembly.prodWithDomain())
        .forEach(
            assembly ->
                inTemplates(assembly).forEach(alarm -> watches.add(new Watch(assembly, alarm))));
    return watches.stream();
  }
}
