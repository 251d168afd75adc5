package dev.comanda.workflows.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.contract.event.EventSchema;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.execution.ExecutionResult.Status;
import dev.comanda.workflows.Definitions;
import dev.comanda.workflows.RunnableWorkflow;
import dev.comanda.workflows.ScriptedTasks;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderFanoutPropertyTest {

  private static final long MOST = 9_007_199_254_740_991L;
  private static final RunnableWorkflow FANOUT = RunnableWorkflow.named("order-fanout");
  private static final String PUBLISHED =
      """
      [{"state": "PublishEvents", "answers": [{"result": {"Successful": []}}]}]
      """;

  record Line(String productId, String name, int quantity, long unitPrice, long lineTotal) {

    void addTo(ArrayNode lines) {
      JsonNode line = OrderImages.small().at("/lines/L/0");
      OrderImages.text(line.at("/M/productId"), productId);
      OrderImages.text(line.at("/M/name/M/es"), name);
      OrderImages.text(line.at("/M/name/M/en"), name);
      OrderImages.number(line.at("/M/quantity"), Integer.toString(quantity));
      OrderImages.number(line.at("/M/unitPrice"), Long.toString(unitPrice));
      OrderImages.number(line.at("/M/lineTotal"), Long.toString(lineTotal));
      lines.add(line);
    }

    void isIn(JsonNode line, String currency) {
      assertThat(line.get("productId").asText()).isEqualTo(productId);
      assertThat(line.at("/name/es").asText()).isEqualTo(name);
      assertThat(line.at("/name/en").asText()).isEqualTo(name);
      assertThat(line.get("quantity").intValue()).isEqualTo(quantity);
      assertThat(line.at("/unitPrice/amount").longValue()).isEqualTo(unitPrice);
      assertThat(line.at("/lineTotal/amount").longValue()).isEqualTo(lineTotal);
      assertThat(line.at("/unitPrice/currency").asText()).isEqualTo(currency);
    }
  }

  record Order(String customer, String currency, List<Line> lines, long total) {

    ObjectNode image() {
      ObjectNode image = OrderImages.small();
      OrderImages.text(image.get("customerName"), customer);
      OrderImages.text(image.get("currency"), currency);
      OrderImages.number(image.get("total"), Long.toString(total));
      ArrayNode array = (ArrayNode) image.at("/lines/L");
      array.removeAll();
      lines.forEach(line -> line.addTo(array));
      return image;
    }
  }

  @Property(tries = 100)
  void everyOrderIsPublishedWholeAndUnchanged(@ForAll("orders") Order order) {
    ScriptedTasks tasks = new ScriptedTasks(Definitions.parse(PUBLISHED));
    JsonNode batch = OrderImages.batch(OrderImages.record("r0", order.image()));
    ExecutionResult result = FANOUT.run(batch, tasks);
    assertThat(result.status()).as(result.cause()).isEqualTo(Status.SUCCEEDED);

    JsonNode event =
        tasks.calls().get("PublishEvents").get(0).at("/PublishBatchRequestEntries/0/Message");
    assertThat(EventSchema.errors(event)).isEmpty();
    assertThat(event.at("/order/customer/name").asText()).isEqualTo(order.customer());
    assertThat(event.at("/order/total/amount").longValue()).isEqualTo(order.total());
    assertThat(event.at("/order/lines")).hasSize(order.lines().size());
    for (int i = 0; i < order.lines().size(); i++) {
      order.lines().get(i).isIn(event.at("/order/lines/" + i), order.currency());
    }
  }

  @Provide
  Arbitrary<Order> orders() {
    return Combinators.combine(
            texts(),
            Arbitraries.of("EUR", "USD", "JPY"),
            lines().list().ofMinSize(1).ofMaxSize(50),
            amounts())
        .as(Order::new);
  }

  private static Arbitrary<Line> lines() {
    return Combinators.combine(
            Arbitraries.strings().withChars("abcxyz019-").ofMinLength(1).ofMaxLength(64),
            texts(),
            Arbitraries.integers().between(1, 99),
            amounts(),
            amounts())
        .as(Line::new);
  }

  private static Arbitrary<Long> amounts() {
    return Arbitraries.longs().between(0, MOST).edgeCases(cases -> cases.add(0L, 1L, MOST));
  }

  /** Any text that JSON can hold, and often what has a meaning to JSON, JSONata or a template. */
  private static Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.of(
                Set.of("\"", "\\", "{%", "%}", "<$.x>", "${x}", "$1", "amount", "\":\"1", "😀")),
            Arbitraries.chars().filter(c -> !Character.isSurrogate(c)).map(String::valueOf));
    return pieces.list().ofMinSize(1).ofMaxSize(20).map(parts -> String.join("", parts));
  }
}
