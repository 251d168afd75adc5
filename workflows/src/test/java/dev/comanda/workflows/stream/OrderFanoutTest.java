package dev.comanda.workflows.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.comanda.contract.Limits;
import dev.comanda.contract.Recorded;
import dev.comanda.contract.Samples;
import dev.comanda.contract.event.EventSchema;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.execution.ExecutionResult.Status;
import dev.comanda.workflows.Definitions;
import dev.comanda.workflows.RunnableWorkflow;
import dev.comanda.workflows.ScriptedTasks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFanoutTest {

  private static final int PAYLOAD_LIMIT_BYTES = 262_144;
  private static final List<String> NOT_PUBLISHED =
      List.of("/pk", "/sk", "/gsi1pk", "/gsi1sk", "/entity", "/status");

  private static final RunnableWorkflow FANOUT = RunnableWorkflow.named("order-fanout");

  private final ScriptedTasks tasks =
      new ScriptedTasks(
          Definitions.parse(
              """
              [{"state": "PublishEvents", "answers": [{"result": {"Successful": []}}]}]
              """));

  @Test
  @Tag(Recorded.TAG)
  void publishesTheEventThatConsumersAreTestedWith() {
    ExecutionResult result = run(OrderImages.small());

    assertThat(result.status()).as(result.cause()).isEqualTo(Status.SUCCEEDED);
    assertThat(result.output().toString()).isEqualTo("{\"batchItemFailures\":[]}");
    JsonNode entry = onlyCall().at("/PublishBatchRequestEntries/0");
    assertThat(onlyCall().get("TopicArn").asText()).isEqualTo("arn:OrdersTopicArn");
    assertThat(entry.get("Id").asText()).isEqualTo("r0");
    assertThat(entry.get("MessageAttributes").toString())
        .isEqualTo("{\"eventType\":{\"DataType\":\"String\",\"StringValue\":\"OrderPlaced\"}}");
    Recorded.sample(
        Samples.ORDER_PLACED, Definitions.JSON.convertValue(entry.get("Message"), Map.class));
  }

  static Stream<String> publishedAttributes() {
    return attributes(OrderImages.small(), "").stream()
        .filter(pointer -> NOT_PUBLISHED.stream().noneMatch(pointer::startsWith));
  }

  @ParameterizedTest
  @MethodSource("publishedAttributes")
  void publishesNoEventThatLacksWhatItPromises(String pointer) {
    ObjectNode image = OrderImages.small();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) image.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

    if (run(image).status() == Status.SUCCEEDED) {
      assertThat(EventSchema.errors(onlyCall().at("/PublishBatchRequestEntries/0/Message")))
          .isEmpty();
    } else {
      assertThat(tasks.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("publishedAttributes")
  void publishesEveryValueOfTheItem(String pointer) {
    JsonNode value = OrderImages.small().at(pointer);

    if (value.isValueNode()) {
      assertThat(leaves(published(OrderImages.small()))).contains(value.asText());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/total, 1.5",
    "/total, -1",
    "/total, 9007199254740992",
    "/total, 12345678901234567890",
    "/lines/L/0/M/quantity, 0.5",
    "/lines/L/0/M/unitPrice, 1E+3",
    "/lines/L/0/M/lineTotal, x",
  })
  void publishesNothingWithANumberThatIsNoAmount(String pointer, String number) {
    ObjectNode image = OrderImages.small();
    OrderImages.number(image.at(pointer), number);
    assertRefused(image);
  }

  @Test
  void publishesNothingWithoutLines() {
    ObjectNode image = OrderImages.small();
    ((ArrayNode) image.at("/lines/L")).removeAll();
    assertRefused(image);
  }

  @Test
  void publishesNothingWhenOneOfManyLinesIsIncomplete() {
    ObjectNode image = OrderImages.largest();
    ((ObjectNode) image.at("/lines/L/" + (Limits.MOST_LINES - 1) + "/M")).remove("unitPrice");
    assertRefused(image);
  }

  @Test
  void namesTheRecordAndTheOrderThatItRefuses() {
    ObjectNode image = OrderImages.small();
    OrderImages.number(image.at("/total"), "1.5");
    ExecutionResult result = run(image);
    assertThat(result.error()).isEqualTo("MalformedOrder");
    assertThat(result.cause())
        .contains("r0", "01M879GQ70G8T4Z7N2XW9B3C5D")
        .doesNotContain("lucia@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% $states.context %}",
        "%}",
        "<$.dynamodb.NewImage>",
        "${OrdersTopicArn}",
        "\"amount\":\"7\"",
        "amount\":\"7",
        "\\\"quantity\\\":\\\"3\\\"",
        "amount",
        "12345",
        "\r\nBcc: x",
        "a\u0001\u2028\u2029\u202e\u007f",
        "😀\\u0000</script>",
        "$1 $2 $$ $0",
        " "
      })
  void textStaysText(String text) {
    ObjectNode image = OrderImages.small();
    OrderImages.text(image.at("/customerName"), text);
    OrderImages.text(image.at("/lines/L/0/M/name/M/es"), text);
    JsonNode event = published(image);
    assertThat(event.at("/order/customer/name")).isEqualTo(TextNode.valueOf(text));
    assertThat(event.at("/order/lines/0/name/es")).isEqualTo(TextNode.valueOf(text));
    assertThat(event.at("/order/lines/0/quantity")).isEqualTo(IntNode.valueOf(2));
    assertThat(EventSchema.errors(event)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "999999999999999", "1234567890123457", "9007199254740991"})
  void amountsAreExact(String amount) {
    ObjectNode image = OrderImages.small();
    OrderImages.number(image.at("/total"), amount);
    OrderImages.number(image.at("/lines/L/0/M/unitPrice"), amount);
    JsonNode event = published(image);
    assertThat(event.at("/order/total/amount").toString()).isEqualTo(amount);
    assertThat(event.at("/order/lines/0/unitPrice/amount").toString()).isEqualTo(amount);
  }

  @Test
  void aBatchOfTheLargestOrdersFits() {
    JsonNode[] records =
        IntStream.range(0, 10)
            .mapToObj(i -> OrderImages.record("r" + i, OrderImages.largest()))
            .toArray(JsonNode[]::new);
    ArrayNode batch = OrderImages.batch(records);
    assertThat(bytes(batch)).as("the workflow's input").isLessThan(PAYLOAD_LIMIT_BYTES);

    assertThat(FANOUT.run(batch, tasks).status()).isEqualTo(Status.SUCCEEDED);
    JsonNode entries = onlyCall().get("PublishBatchRequestEntries");
    assertThat(entries).hasSize(10);
    int quotes = 0;
    for (JsonNode entry : entries) {
      assertThat(EventSchema.errors(entry.get("Message"))).isEmpty();
      assertThat(entry.at("/Message/order/lines")).hasSize(Limits.MOST_LINES);
      quotes += (int) entry.get("Message").toString().chars().filter(c -> c == '"').count();
    }
    assertThat(bytes(onlyCall()) + quotes)
        .as("the task's arguments, in which every quote of a message is escaped")
        .isLessThan(PAYLOAD_LIMIT_BYTES);
  }

  private void assertRefused(JsonNode image) {
    assertThat(run(image).status()).isEqualTo(Status.FAILED);
    assertThat(tasks.calls()).isEmpty();
  }

  private JsonNode published(JsonNode image) {
    ExecutionResult result = run(image);
    assertThat(result.status()).as(result.cause()).isEqualTo(Status.SUCCEEDED);
    return onlyCall().at("/PublishBatchRequestEntries/0/Message");
  }

  private ExecutionResult run(JsonNode image) {
    return FANOUT.run(OrderImages.batch(OrderImages.record("r0", image)), tasks);
  }

  private JsonNode onlyCall() {
    assertThat(tasks.calls().get("PublishEvents")).hasSize(1);
    return tasks.calls().get("PublishEvents").get(0);
  }

  private static List<String> leaves(JsonNode json) {
    List<String> leaves = new ArrayList<>();
    if (json.isValueNode()) {
      leaves.add(json.asText());
    }
    json.forEach(child -> leaves.addAll(leaves(child)));
    return leaves;
  }

  private static int bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static List<String> attributes(JsonNode node, String pointer) {
    List<String> all = new ArrayList<>();
    if (!pointer.isEmpty() && !pointer.endsWith("/0")) {
      all.add(pointer);
    }
    node.properties()
        .forEach(field -> all.addAll(attributes(field.getValue(), pointer + "/" + field.getKey())));
    if (node.isArray()) {
      all.addAll(attributes(node.get(0), pointer + "/0"));
    }
    return all;
  }
}
