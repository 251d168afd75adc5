package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipesTest {

  static List<String> pipes() {
    return Definitions.pipes();
  }

  @ParameterizedTest
  @MethodSource("pipes")
  void everyPipeWaitsForItsWorkflow(String pipe) {
    assertThat(
            Definitions.pipe(pipe)
                .at("/TargetParameters/StepFunctionStateMachineParameters/InvocationType")
                .asText())
        .as("a failed run that nobody waits for is lost")
        .isEqualTo("REQUEST_RESPONSE");
  }

  @ParameterizedTest
  @MethodSource("pipes")
  void everyInputTemplateMakesAnObjectOfJson(String pipe) {
    String template = Definitions.pipe(pipe).at("/TargetParameters/InputTemplate").asText();
    for (String value : new String[] {"\"text\"", "{\"a\": [1]}", "null"}) {
      assertThat(Definitions.parse(template.replaceAll("<\\$\\.[^>]+>", value)).isObject())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("pipes")
  void inputTemplatesNameTheIdThatAFailureIsReportedBy(String pipe) {
    String template = Definitions.pipe(pipe).at("/TargetParameters/InputTemplate").asText();
    JsonNode input = Definitions.parse(template.replaceAll("(<\\$\\.[^>]+>)", "\"$1\""));
    assertThat(input.toString())
        .isEqualTo(
            readsAQueue(pipe)
                ? "{\"messageId\":\"<$.messageId>\",\"event\":\"<$.body>\"}"
                : "{\"eventId\":\"<$.eventID>\",\"order\":\"<$.dynamodb.NewImage>\"}");
  }

  @ParameterizedTest
  @MethodSource("pipes")
  void queuesAreReadWithoutAWindowOrFilter(String pipe) {
    JsonNode source = Definitions.pipe(pipe).get("SourceParameters");
    if (readsAQueue(pipe)) {
      assertThat(source.at("/SqsQueueParameters/MaximumBatchingWindowInSeconds").isMissingNode())
          .as("with a window, a failed message comes back only after some eight minutes")
          .isTrue();
      assertThat(source.has("FilterCriteria"))
          .as("a message that a filter does not match is deleted")
          .isFalse();
    }
  }

  private static boolean readsAQueue(String pipe) {
    return Definitions.pipe(pipe).at("/SourceParameters").has("SqsQueueParameters");
  }
}
