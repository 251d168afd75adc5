package dev.comanda.cdk.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipes: what keeps an order from being lost or done twice on its way into a workflow. */
class PipesTest {

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
    assertThat(pipe.properties().findValue("BatchSize").asInt())
        .as("SQS gives no more than ten without a window, and PublishBatch takes no more")
        .isBetween(1, 10);
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

  static List<Resource> pipes() {
    return Assembly.dev().resources("AWS::Pipes::Pipe");
  }

  private JsonNode stream(String parameter) {
    return streamPipe.at("/SourceParameters/DynamoDBStreamParameters").path(parameter);
  }
}
