package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.event.ruler.Ruler;

class PipesTest {

  static final List<String> PIPES = Definitions.pipes();

  @ParameterizedTest
  @FieldSource("PIPES")
  void everyPipeWaitsForItsWorkflow(String pipe) {
    assertThat(
            Definitions.pipe(pipe)
                .at("/TargetParameters/StepFunctionStateMachineParameters/InvocationType")
                .asText())
        .as("a failed run that nobody waits for is lost")
        .isEqualTo("REQUEST_RESPONSE");
  }

  @ParameterizedTest
  @FieldSource("PIPES")
  void everyInputTemplateMakesAnObjectOfJson(String pipe) {
    String template = Definitions.pipe(pipe).at("/TargetParameters/InputTemplate").asText();
    for (String value : new String[] {"\"text\"", "{\"a\": [1]}", "null"}) {
      assertThat(Definitions.parse(template.replaceAll("<\\$\\.[^>]+>", value)).isObject())
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "order-stream, eventId, <$.eventID>",
    "order-stream, order, <$.dynamodb.NewImage>",
    "order-email, messageId, <$.messageId>",
    "order-email, event, <$.body>",
    "order-lake, messageId, <$.messageId>",
    "order-lake, event, <$.body>",
    "mail-events, messageId, <$.messageId>",
    "mail-events, event, <$.body>",
  })
  void inputTemplatesNameTheIdThatAFailureIsReportedBy(String pipe, String field, String path) {
    String template = Definitions.pipe(pipe).at("/TargetParameters/InputTemplate").asText();
    JsonNode input = Definitions.parse(template.replaceAll("(<\\$\\.[^>]+>)", "\"$1\""));
    assertThat(input.path(field).asText()).isEqualTo(path);
    assertThat(input).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "INSERT, Order, true",
    "MODIFY, Order, false",
    "REMOVE, Order, false",
    "INSERT, Stock, false",
    "INSERT, Customer, false",
    "INSERT, Idempotency, false",
    "INSERT, Mail, false",
    "INSERT, Product, false",
  })
  void onlyNewOrdersPassTheStreamFilter(String eventName, String entity, boolean passes)
      throws Exception {
    JsonNode filters =
        Definitions.pipe("order-stream").at("/SourceParameters/FilterCriteria/Filters");
    assertThat(filters).hasSize(1);
    String record =
        """
        {"eventID": "1", "eventName": "%s", "eventSource": "aws:dynamodb",
         "dynamodb": {"Keys": {"pk": {"S": "CUSTOMER#1"}},
                      "NewImage": {"pk": {"S": "CUSTOMER#1"}, "entity": {"S": "%s"}}}}
        """
            .formatted(eventName, entity);
    assertThat(Ruler.matchesRule(record, filters.get(0).get("Pattern").asText())).isEqualTo(passes);
  }

  @Test
  void aRemovalWithoutANewImageDoesNotPassTheStreamFilter() throws Exception {
    String pattern =
        Definitions.pipe("order-stream")
            .at("/SourceParameters/FilterCriteria/Filters/0/Pattern")
            .asText();
    String record =
        "{\"eventName\": \"REMOVE\", \"dynamodb\": {\"Keys\": {\"pk\": {\"S\": \"x\"}}}}";
    assertThat(Ruler.matchesRule(record, pattern)).isFalse();
  }

  @Test
  void theStreamsRecordsAreGivenUpBeforeTheStreamForgetsThem() {
    JsonNode stream =
        Definitions.pipe("order-stream").at("/SourceParameters/DynamoDBStreamParameters");
    assertThat(stream.get("MaximumRecordAgeInSeconds").asInt()).isBetween(3600, 24 * 3600 / 2);
    assertThat(stream.get("MaximumRetryAttempts").asInt()).isBetween(3, 10);
    assertThat(stream.get("OnPartialBatchItemFailure").asText()).isEqualTo("AUTOMATIC_BISECT");
    assertThat(stream.get("BatchSize").asInt())
        .as("PublishBatch takes ten messages")
        .isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"order-email", "order-lake", "mail-events"})
  void queuesAreReadWithoutAWindowOrFilter(String pipe) {
    JsonNode source = Definitions.pipe(pipe).get("SourceParameters");
    assertThat(source.at("/SqsQueueParameters/MaximumBatchingWindowInSeconds").isMissingNode())
        .as("with a window, a failed message comes back only after some eight minutes")
        .isTrue();
    assertThat(source.has("FilterCriteria"))
        .as("a message that a filter does not match is deleted")
        .isFalse();
  }
}
