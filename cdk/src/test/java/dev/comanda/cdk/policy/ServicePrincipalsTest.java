package dev.comanda.cdk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.TemplateText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services of AWS get in under conditions that their pages document, and under no others: what a
 * service does not promise to send it may not send, and then it is shut out, mostly in silence.
 */
class ServicePrincipalsTest {

  private static final String DOCS = "https://docs.aws.amazon.com/";
  private static final String BOTH = "aws:SourceAccount aws:SourceArn";

  /**
   * Which condition keys a service sends to a resource.
   *
   * @param keys in the small letters in which they are compared; empty for none
   * @param page where AWS documents the statement
   */
  private record Documented(String service, String type, String keys, String page) {

    Set<String> allowed() {
      return Stream.of(keys.toLowerCase(Locale.ROOT).split(" "))
          .filter(key -> !key.isEmpty())
          .collect(Collectors.toSet());
    }
  }

  private static final List<Documented> DOCUMENTED =
      List.of(
          in(
              "apigateway",
              "AWS::Lambda::Permission",
              "aws:SourceArn",
              "apigateway/latest/developerguide/http-api-develop-integrations-lambda.html"),
          in(
              "budgets",
              "AWS::SNS::TopicPolicy",
              BOTH,
              "cost-management/latest/userguide/budgets-sns-policy.html"),
          in(
              "budgets",
              "AWS::KMS::Key",
              "",
              "sns/latest/dg/sns-key-management.html#compatibility-with-aws-services"),
          in(
              "cloudfront",
              "AWS::S3::BucketPolicy",
              "aws:SourceArn",
              "AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html"),
          in(
              "cloudwatch",
              "AWS::SNS::TopicPolicy",
              BOTH,
              "AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html"),
          in(
              "cloudwatch",
              "AWS::KMS::Key",
              "",
              "sns/latest/dg/sns-key-management.html#compatibility-with-aws-services"),
          in(
              "codedeploy",
              "AWS::IAM::Role",
              BOTH,
              "codedeploy/latest/userguide/security_confused_deputy.html"),
          in(
              "delivery.logs",
              "AWS::Logs::ResourcePolicy",
              BOTH,
              "AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html"),
          in(
              "delivery.logs",
              "AWS::S3::BucketPolicy",
              BOTH + " s3:x-amz-acl",
              "AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html"),
          in(
              "logging.s3",
              "AWS::S3::BucketPolicy",
              BOTH,
              "AmazonS3/latest/userguide/enable-server-access-logging.html"),
          in(
              "pipes",
              "AWS::IAM::Role",
              BOTH,
              "eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html"),
          in(
              "ses",
              "AWS::SNS::TopicPolicy",
              BOTH,
              "ses/latest/dg/event-publishing-add-event-destination-sns.html"),
          in("ses", "AWS::KMS::Key", "", "ses/latest/dg/configure-sns-notifications.html"),
          in(
              "sns",
              "AWS::KMS::Key",
              "",
              "sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html"),
          in(
              "sns",
              "AWS::SQS::QueuePolicy",
              "aws:SourceArn",
              "sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html"));

  private static Documented in(String service, String type, String keys, String page) {
    return new Documented(service + ".amazonaws.com", type, keys, DOCS + page);
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void areAskedForNothingThatTheyDoNotPromiseToSend(Assembly assembly) {
    assertThat(entries(assembly))
        .isNotEmpty()
        .filteredOn(entry -> !documented(entry).containsAll(entry.conditions()))
        .isEmpty();
  }

  /** A role takes care of itself: no other account can pass it to a service. */
  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void actForThisAccountOnlyWhereTheyTellForWhom(Assembly assembly) {
    assertThat(entries(assembly))
        .filteredOn(entry -> !entry.resource().type().equals("AWS::IAM::Role"))
        .filteredOn(
            entry ->
                documented(entry).contains("aws:sourcearn")
                    ? !entry.conditions().stream().anyMatch(key -> key.startsWith("aws:source"))
                    : rows(entry).isEmpty())
        .isEmpty();
  }

  @Test
  void areThoseOfTheTable() {
    Set<String> found =
        Assembly.all()
            .flatMap(assembly -> entries(assembly).stream())
            .filter(
                entry ->
                    !entry.resource().type().equals("AWS::IAM::Role")
                        || !entry.conditions().isEmpty())
            .map(entry -> entry.service() + " " + entry.resource().type())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(DOCUMENTED.stream().map(row -> row.service() + " " + row.type()))
        .containsExactlyInAnyOrderElementsOf(found);
  }

  @Test
  void failUnderAConditionThatIsNotDocumented() {
    Resource key = Assembly.dev().resource("Sender", "MailEventsKey");
    Resource changed = new Resource(key.stack(), key.id(), key.definition().deepCopy());
    for (JsonNode statement : changed.at("/KeyPolicy/Statement")) {
      if (statement.path("Principal").has("Service")) {
        ((ObjectNode) statement)
            .putObject("Condition")
            .putObject("ArnLike")
            .put("aws:SourceArn", "arn:aws:ses:*");
      }
    }

    assertThat(entries(changed))
        .filteredOn(entry -> !documented(entry).containsAll(entry.conditions()))
        .extracting(Entry::service)
        .containsExactlyInAnyOrder("sns.amazonaws.com", "ses.amazonaws.com");
  }

  /**
   * A service that is let in.
   *
   * @param conditions the keys of the conditions, in small letters
   */
  private record Entry(Resource resource, String service, Set<String> conditions) {

    @Override
    public String toString() {
      return resource + " lets " + service + " in under " + conditions;
    }
  }

  private static List<Documented> rows(Entry entry) {
    return DOCUMENTED.stream()
        .filter(row -> row.service().equals(entry.service()))
        .filter(row -> row.type().equals(entry.resource().type()))
        .toList();
  }

  private static Set<String> documented(Entry entry) {
    return rows(entry).stream().flatMap(row -> row.allowed().stream()).collect(Collectors.toSet());
  }

  private static List<Entry> entries(Assembly assembly) {
    return assembly.resources().stream().flatMap(resource -> entries(resource).stream()).toList();
  }

  private static List<Entry> entries(Resource resource) {
    JsonNode properties = resource.properties();
    if (resource.type().equals("AWS::Lambda::Permission")) {
      Set<String> keys = properties.has("SourceArn") ? Set.of("aws:sourcearn") : Set.of();
      return List.of(new Entry(resource, properties.path("Principal").asText(), keys));
    }
    if (resource.type().equals("AWS::Logs::ResourcePolicy")) {
      properties = json(TemplateText.of(properties.path("PolicyDocument")).text());
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode statements : properties.findValues("Statement")) {
      for (JsonNode statement : Resource.list(statements)) {
        if (statement.path("Principal").has("Service")) {
          for (String service : Resource.texts(statement.at("/Principal/Service"))) {
            entries.add(new Entry(resource, service, conditions(statement)));
          }
        }
      }
    }
    return entries;
  }

  private static Set<String> conditions(JsonNode statement) {
    return statement.path("Condition").properties().stream()
        .flatMap(operator -> operator.getValue().properties().stream().map(Map.Entry::getKey))
        .map(key -> key.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
