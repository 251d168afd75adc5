package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes, workflows, topic and queues: what keeps an order from being lost or done twice. */
class EventsTest {

  /** A pipe gives up its target after five minutes. */
  private static final int PIPE_SECONDS = 300;

  private static final Pattern PLACEHOLDER = Pattern.compile("<[^>]+>");

  private final Assembly dev = Assembly.dev();
  private final Resource streamPipe = dev.resource("Stream", "OrderStreamPipe");

  @ParameterizedTest
  @MethodSource("pipes")
  void pipesWaitForTheirWorkflow(Resource pipe) {
    assertThat(
            pipe.at("/TargetParameters/StepFunctionStateMachineParameters/InvocationType").asText())
        .isEqualTo("REQUEST_RESPONSE");
  }

  @ParameterizedTest
  @MethodSource("pipes")
  void pipesHaveNoBatchingWindowThatWouldDelayRetries(Resource pipe) {
    assertThat(pipe.properties().findValue("MaximumBatchingWindowInSeconds")).isNull();
    assertThat(pipe.properties().findValue("BatchSize").asInt()).isEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("pipes")
  void pipesMakeJsonObjects(Resource pipe) {
    String template = pipe.at("/TargetParameters/InputTemplate").asText();
    Matcher placeholder = PLACEHOLDER.matcher(template);

    assertThat(template).startsWith("{");
    assertThatCode(() -> new ObjectMapper().readTree(placeholder.replaceAll("null")))
        .doesNotThrowAnyException();
  }

  @Test
  void theStreamPipeTakesNewOrdersOnly() throws Exception {
    JsonNode filters = streamPipe.at("/SourceParameters/FilterCriteria/Filters");

    assertThat(filters).hasSize(1);
    assertThat(new ObjectMapper().readTree(filters.at("/0/Pattern").asText()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"eventName": ["INSERT"], "dynamodb": {"NewImage": {"entity": {"S": ["Order"]}}}}
                    """));
  }

  @Test
  void theStreamPipeStartsWithTheOldestRecord() {
    assertThat(stream("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
  }

  @Test
  void theStreamPipeIsolatesAPoisonedRecordAndGivesItUp() {
    assertThat(stream("OnPartialBatchItemFailure").asText()).isEqualTo("AUTOMATIC_BISECT");
    assertThat(stream("MaximumRetryAttempts").asInt()).isEqualTo(5);
    assertThat(stream("DeadLetterConfig").at("/Arn/Fn::GetAtt/0").asText())
        .isEqualTo("StreamDeadLetterQueue");
  }

  @Test
  void theStreamPipeLeavesTimeToReadARecordThatWasGivenUp() {
    assertThat(stream("MaximumRecordAgeInSeconds").asInt()).isBetween(1, 12 * 60 * 60);
  }

  @Test
  void theStreamPipeMayWriteToItsDeadLetterQueue() {
    assertThat(dev.resource("Stream", "OrderStreamPipeRoleDefaultPolicy").statements())
        .anySatisfy(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
              assertThat(statement.at("/Resource/Fn::GetAtt/0").asText())
                  .isEqualTo("StreamDeadLetterQueue");
            });
  }

  @ParameterizedTest
  @MethodSource("pipes")
  void pipesAreCreatedAfterTheirPermissions(Resource pipe) {
    assertThat(Resource.texts(pipe.definition().path("DependsOn")))
        .contains(pipe.id() + "RoleDefaultPolicy");
  }

  @ParameterizedTest
  @MethodSource("pipes")
  void pipeRolesTrustThisPipeOfThisAccountOnly(Resource pipe) {
    List<JsonNode> trust = dev.resource(pipe.stack(), pipe.id() + "Role").statements();

    assertThat(trust).hasSize(1);
    JsonNode statement = trust.get(0);
    assertThat(statement.at("/Principal/Service").asText()).isEqualTo("pipes.amazonaws.com");
    assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
        .isEqualTo("AWS::AccountId");
    assertThat(statement.at("/Condition/ArnLike/aws:SourceArn").toString())
        .contains(":pipes:", ":pipe/*" + pipe.id() + "*");
  }

  @ParameterizedTest
  @MethodSource("machines")
  void workflowsAreExpressLoggedInFullAndTraced(Resource machine) {
    assertThat(machine.at("/StateMachineType").asText()).isEqualTo("EXPRESS");
    assertThat(machine.at("/LoggingConfiguration/Level").asText()).isEqualTo("ALL");
    assertThat(machine.at("/LoggingConfiguration/IncludeExecutionData").asBoolean()).isTrue();
    assertThat(machine.at("/TracingConfiguration/Enabled").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void workflowsHaveAValueForEveryPlaceholder(Resource machine) {
    Matcher placeholder =
        Pattern.compile("\\$\\{(\\w+)}").matcher(machine.at("/DefinitionString").asText());

    assertThat(placeholder.results().map(result -> result.group(1)).distinct())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            () -> machine.at("/DefinitionSubstitutions").fieldNames());
  }

  @ParameterizedTest
  @MethodSource("machines")
  void timeoutsNest(Resource machine) {
    JsonNode definition = dev.workflow(machine);
    int workflow = definition.path("TimeoutSeconds").asInt();

    assertThat(workflow).isPositive().isLessThan(PIPE_SECONDS);
    assertThat(tasks(definition))
        .isNotEmpty()
        .allSatisfy(
            task -> assertThat(task.path("TimeoutSeconds").asInt()).isBetween(1, workflow - 1));
    assertThat(tasks(definition))
        .filteredOn(task -> task.path("Resource").asText().endsWith(":lambda:invoke"))
        .allSatisfy(
            task ->
                assertThat(task.path("TimeoutSeconds").asInt()).isGreaterThan(functionTimeout()));
  }

  @Test
  void queuesHideMessagesSixTimesAsLongAsTheyCanBeWorkedOn() {
    int longest =
        machines()
            .map(dev::workflow)
            .mapToInt(w -> w.path("TimeoutSeconds").asInt())
            .max()
            .orElse(0);

    assertThat(Stream.of("OrderEmailQueue", "OrderLakeQueue", "MailEventsQueue"))
        .allSatisfy(
            queue ->
                assertThat(dev.resource(stackOf(queue), queue).at("/VisibilityTimeout").asInt())
                    .isGreaterThanOrEqualTo(6 * longest));
  }

  @Test
  void apiFunctionsAnswerBeforeTheApiGivesUp() {
    assertThat(dev.resources("AWS::ApiGatewayV2::Integration"))
        .allSatisfy(
            integration ->
                assertThat(integration.at("/TimeoutInMillis").asInt() / 1000)
                    .isGreaterThan(functionTimeout())
                    .isLessThan(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OrderEmailQueue", "OrderLakeQueue", "MailEventsQueue"})
  void queuesGiveAMessageUpAfterFiveTries(String queue) {
    JsonNode redrive = dev.resource(stackOf(queue), queue).at("/RedrivePolicy");

    assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(5);
    assertThat(redrive.at("/deadLetterTargetArn/Fn::GetAtt/0").asText())
        .isEqualTo(queue + "DeadLetterQueue");
  }

  @ParameterizedTest
  @CsvSource({
    "OrderEmailQueue, OrdersTopic",
    "OrderLakeQueue, OrdersTopic",
    "MailEventsQueue, MailEventsTopic"
  })
  void queuesAdmitTheTopicAndNobodyElse(String queue, String topic) {
    assertThat(dev.resource(stackOf(queue), queue + "Policy").statements())
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
              assertThat(statement.at("/Principal/Service").asText())
                  .isEqualTo("sns.amazonaws.com");
              assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn/Ref").asText())
                  .isEqualTo(topic);
            });
  }

  @Test
  void queuesAreEncryptedAndRefuseConnectionsWithoutTls() {
    assertThat(dev.resources("AWS::SQS::Queue"))
        .hasSize(10)
        .allSatisfy(
            queue -> {
              assertThat(queue.at("/KmsMasterKeyId/Fn::GetAtt/0").asText())
                  .isEqualTo(keyOf(queue.stack()));
              assertThat(refusesWithoutTls(dev.resource(queue.stack(), queue.id() + "Policy")))
                  .isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({"Stream, OrdersTopic", "Sender, MailEventsTopic"})
  void topicsAreEncryptedAndRefuseConnectionsWithoutTls(String stack, String topic) {
    assertThat(dev.resource(stack, topic).at("/KmsMasterKeyId/Fn::GetAtt/0").asText())
        .isEqualTo(keyOf(stack));
    assertThat(refusesWithoutTls(dev.resource(stack, topic + "Policy"))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.Assembly#both")
  void theKeyRotatesAndGoesWithWhatItEncrypts(Assembly assembly) {
    Resource key = assembly.resource("Stream", "EventsKey");

    assertThat(key.at("/EnableKeyRotation").asBoolean()).isTrue();
    assertThat(key.definition().path("DeletionPolicy").asText()).isEqualTo("Delete");
  }

  @Test
  void subscriptionsDeliverEventsAsTheyAreAndKeepWhatTheyCannotDeliver() {
    assertThat(dev.resources("AWS::SNS::Subscription"))
        .hasSize(3)
        .allSatisfy(
            subscription -> {
              assertThat(subscription.at("/RawMessageDelivery").asBoolean()).isTrue();
              assertThat(
                      subscription.at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0").asText())
                  .endsWith("UndeliveredQueue");
            });
  }

  @Test
  void theLakeIsWrittenInCompressedDailyFolders() {
    JsonNode s3 = dev.resource("Lake", "LakeDelivery").at("/ExtendedS3DestinationConfiguration");

    assertThat(s3.path("Prefix").asText()).isEqualTo("orders/dt=!{timestamp:yyyy-MM-dd}/");
    assertThat(s3.path("ErrorOutputPrefix").asText()).startsWith("errors/");
    assertThat(s3.path("CompressionFormat").asText()).isEqualTo("GZIP");
    assertThat(s3.at("/BufferingHints/IntervalInSeconds").asInt()).isEqualTo(5);
  }

  @Test
  void theLakesStreamIsEncryptedAndScalesInProduction() {
    Resource prod = Assembly.prod().resource("Lake", "LakeStream");
    Resource stream = dev.resource("Lake", "LakeStream");

    assertThat(prod.at("/StreamModeDetails/StreamMode").asText()).isEqualTo("ON_DEMAND");
    assertThat(stream.at("/ShardCount").asInt()).isEqualTo(1);
    assertThat(stream.at("/StreamEncryption/EncryptionType").asText()).isEqualTo("KMS");
  }

  static List<Resource> pipes() {
    return Assembly.dev().resources("AWS::Pipes::Pipe");
  }

  static Stream<Resource> machines() {
    return Assembly.dev().resources("AWS::StepFunctions::StateMachine").stream();
  }

  private JsonNode stream(String parameter) {
    return streamPipe.at("/SourceParameters/DynamoDBStreamParameters").path(parameter);
  }

  private int functionTimeout() {
    return dev.resources("AWS::Lambda::Function").stream()
        .mapToInt(function -> function.at("/Timeout").asInt())
        .max()
        .orElseThrow();
  }

  private static List<JsonNode> tasks(JsonNode definition) {
    return definition.findParents("Type").stream()
        .filter(state -> state.path("Type").asText().equals("Task"))
        .toList();
  }

  private static String stackOf(String queue) {
    return queue.startsWith("Mail") ? "Sender" : "Stream";
  }

  private static String keyOf(String stack) {
    return stack.equals("Sender") ? "MailEventsKey" : "EventsKey";
  }

  private static boolean refusesWithoutTls(Resource policy) {
    return policy.statements().stream()
        .anyMatch(
            statement ->
                statement.path("Effect").asText().equals("Deny")
                    && statement
                        .at("/Condition/Bool/aws:SecureTransport")
                        .asText()
                        .equals("false"));
  }
}
