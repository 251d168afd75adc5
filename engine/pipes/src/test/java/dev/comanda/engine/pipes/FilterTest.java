package dev.comanda.engine.pipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"body":["text"]}                   | text     | true
          {"body":["text"]}                   | other    | false
          {"body":[{"exists":false}]}         | {"a":1}  | false
          {"body":[{"anything-but":"text"}]}  | {"a":1}  | false
          {"body":{"a":[1]}}                  | {"a":1}  | true
          {"body":{"a":[1]}}                  | {"a":2}  | false
          {"body":{"a":[1]}}                  | [{"a":1}]| true
          {"body":{"a":[{"exists":false}]}}   | text     | false
          {"body":{"a":[{"exists":false}]}}   | {"a":1}1 | false
          {"body":{"a":[{"exists":false}]}}   | {"b":1}  | true
          {"messageId":["m"]}                 | text     | true
          {"messageId":["m"]}                 | {"a":1}  | true
          {"messageId":["n"]}                 | {"a":1}  | false
          """)
  void looksAtTheBodyAsThePatternDoes(String pattern, String body, boolean passes) {
    ObjectNode message = Json.object().put("MessageId", "m").put("ReceiptHandle", "r");

    assertThat(filter(pattern).passes(new QueueMessage(message.put("Body", body), "arn")))
        .isEqualTo(passes);
  }

  private static Filter filter(String pattern) {
    ObjectNode criteria = Json.object();
    criteria.putArray("Filters").addObject().put("Pattern", pattern);
    return Filter.ofQueue(new Properties("FilterCriteria.", criteria));
  }
}
