package dev.comanda.engine.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTemplateTest {

  private static final TemplateContext CONTEXT =
      new TemplateContext("arn:pipe", "orders", "arn:queue", "arn:machine");
  private static final Instant INGESTED = Instant.parse("2026-01-02T03:04:05Z");
  private static final String ORDER =
      "{\"id\":\"o1\",\"n\":1.25,\"gift\":true,\"none\":null,\"a-b/c\":\"dashed\","
          + "\"text\":\"say \\\"hi\\\"\\n\",\"lines\":[{\"p\":\"x\"},{\"p\":\"y\"}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"id": <$.body.id>}                     | {"id": "o1"}
          {"id": "<$.body.id>"}                   | {"id": "o1"}
          {"id": "order <$.body.id>!"}            | {"id": "order o1!"}
          {"n": <$.body.n>}                       | {"n": 1.25}
          {"n": "<$.body.n>"}                     | {"n": "1.25"}
          {"gift": <$.body.gift>}                 | {"gift": true}
          {"none": <$.body.none>}                 | {"none": null}
          {"d": <$.body.a-b/c>}                   | {"d": "dashed"}
          {"t": <$.body.text>}                    | {"t": "say \\"hi\\"\\n"}
          {"t": "<$.body.text>"}                  | {"t": "say \\"hi\\"\\n"}
          {"lines": <$.body.lines>}               | {"lines": [{"p":"x"},{"p":"y"}]}
          {"lines": "<$.body.lines>"}             | {"lines": "[{p:x},{p:y}]"}
          {"p": <$.body.lines[1].p>}              | {"p": "y"}
          {"p": <$.body.lines[*].p>}              | {"p": ["x","y"]}
          {"x": <$.body.missing>}                 | {"x": ""}
          {"x": "<$.body.missing>"}               | {"x": ""}
          [<$.messageId>, <$.body.id>]            | ["m1", "o1"]
          <$.messageId>                           | "m1"
          "from <$.messageId>"                    | "from m1"
          "static"                                | "static"
          {"a": "<b>", "c": "\\"<$.messageId>\\""}| {"a": "<b>", "c": "\\"m1\\""}
          {"p": <aws.pipes.pipe-name>}            | {"p": "orders"}
          {"p": "<aws.pipes.pipe-arn>"}           | {"p": "arn:pipe"}
          {"p": <aws.pipes.source-arn>}           | {"p": "arn:queue"}
          {"p": <aws.pipes.target-arn>}           | {"p": "arn:machine"}
          {"t": <aws.pipes.event.ingestion-time>} | {"t": "2026-01-02T03:04:05Z"}
          """)
  void shapes(String template, String expected) {
    assertThat(Json.parse(render(template, ORDER))).isEqualTo(Json.parse(expected));
  }

  @Test
  void givesTheWholeEventWithItsBodyAsTextOrAsJson() {
    String asText = render("{\"e\": <aws.pipes.event>}", ORDER);
    String asJson = render("{\"e\": <aws.pipes.event.json>}", ORDER);

    assertThat(Json.parse(asText).at("/e/body").textValue()).isEqualTo(ORDER);
    assertThat(Json.parse(asJson).at("/e/body/id").textValue()).isEqualTo("o1");
    assertThat(Json.parse(render("{\"e\": <aws.pipes.event.json>}", "plain")).at("/e").asText())
        .isEmpty();
  }

  @Test
  void leavesABodyThatIsNotJsonAText() {
    assertThat(Json.parse(render("{\"b\": <$.body>}", "{\"a\":1} and more")).path("b").textValue())
        .isEqualTo("{\"a\":1} and more");
  }

  @Test
  void doesNotReadTheDataAsATemplate() {
    assertThat(Json.parse(render("{\"b\": <$.body>}", "<$.messageId>")).path("b").textValue())
        .isEqualTo("<$.messageId>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<$.body>", "{\"a\": <$.body>", "{\"a\": <$.body>} x", "static", "{<$.body>: 1}"})
  void saysWhenWhatItMakesIsNotJson(String template) {
    assertThat(
            new InputTemplate(template, CONTEXT)
                .render(message(ORDER), INGESTED, new StringBuilder()))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<aws.pipes.nothing>", "<$.a[b]>", "<$..a>", "<$.a b>"})
  void refusesVariablesThatDoNotExist(String template) {
    assertThatThrownBy(() -> new InputTemplate(template, CONTEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("InputTemplate");
  }

  private static String render(String template, String body) {
    var out = new StringBuilder();
    assertThat(new InputTemplate(template, CONTEXT).render(message(body), INGESTED, out))
        .as(out.toString())
        .isTrue();
    return out.toString();
  }

  private static QueueMessage message(String body) {
    return new QueueMessage(Json.object().put("MessageId", "m1").put("Body", body), "arn:queue");
  }
}
