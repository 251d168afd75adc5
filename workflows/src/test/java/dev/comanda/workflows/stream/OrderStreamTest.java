package dev.comanda.workflows.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.workflows.Definitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

class OrderStreamTest {

  private static final JsonNode PIPE = Definitions.pipe("order-stream");

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
    JsonNode filters = PIPE.at("/SourceParameters/FilterCriteria/Filters");
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
    String pattern = PIPE.at("/SourceParameters/FilterCriteria/Filters/0/Pattern").asText();
    String record =
        "{\"eventName\": \"REMOVE\", \"dynamodb\": {\"Keys\": {\"pk\": {\"S\": \"x\"}}}}";
    assertThat(Ruler.matchesRule(record, pattern)).isFalse();
  }

  @Test
  void theStreamsRecordsAreGivenUpBeforeTheStreamForgetsThem() {
    JsonNode stream = PIPE.at("/SourceParameters/DynamoDBStreamParameters");
    assertThat(stream.get("MaximumRecordAgeInSeconds").asInt()).isBetween(3600, 24 * 3600 / 2);
    assertThat(stream.get("MaximumRetryAttempts").asInt()).isBetween(3, 10);
    assertThat(stream.get("OnPartialBatchItemFailure").asText()).isEqualTo("AUTOMATIC_BISECT");
    assertThat(stream.get("BatchSize").asInt())
        .as("PublishBatch takes ten messages")
        .isLessThanOrEqualTo(10);
  }
}
