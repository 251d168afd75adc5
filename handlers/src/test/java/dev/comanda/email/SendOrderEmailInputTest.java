package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.Limits;
import dev.comanda.contract.Samples;
import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.Invocation;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.SampleEvents;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the task that sends mails takes for an order, and what it needs around it. */
class SendOrderEmailInputTest extends OrderEmail {

  @ParameterizedTest
  @CsvSource({
    "order/customer/email, not an address, /event/order/customer/email",
    "order/customer/email, 'a@b.example,c@d.example', /event/order/customer/email",
    "order/customer/email, , /event/order/customer/email",
    "order/customer/name, ' ', /event/order/customer/name",
    "order/customer/customerId, 'a b', /event/order/customer/customerId",
    "order/customer/customerId, , /event/order/customer/customerId",
    "order/customer/locale, fr, /event/order/customer/locale",
    "order/orderId, 42, /event/order/orderId",
    "order/placedAt, yesterday, /event/order/placedAt",
    "order/lines/0/quantity, two, /event/order/lines/0/quantity",
    "order/lines/1/name/es, , /event/order/lines/1/name/es",
    "order/lines/1/unitPrice/currency, ZZZ, /event/order/lines/1/unitPrice/currency",
    "order/total, , /event/order/total",
    "eventType, OrderCancelled, /event/eventType",
    "version, , /event/version",
    "order, , /event/order"
  })
  void namesTheFieldOfAnInvalidEvent(String path, String value, String named) {
    assertThatThrownBy(
            () -> run("run-1", Samples.with(SampleEvents.orderPlaced(orderId), path, value)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith(named + ": ")
        .satisfies(
            e -> assertThat(e.getMessage()).as("no value is quoted").doesNotContain("example"));
    assertThat(ses.requests()).isEmpty();
    assertThat(ledger.requests()).isEmpty();
  }

  @Test
  void refusesAnEventThatIsNoObject() {
    assertThatThrownBy(() -> new Invocation("run-1").of(task, Map.of("event", "not JSON")))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("/event: Must be an object, not a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SENDER_ADDRESS", "SHOP_NAME", "SHOP_ADDRESS", "TEMPLATE_NAME_ES"})
  void namesTheVariableThatIsMissing(String name) {
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.remove(name);
    Config config = ses.config(variables);

    assertThatThrownBy(() -> new SendOrderEmailTask(config, null, null, clock))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name);
  }

  /** Were the shop's limits raised at its door alone, mails would be sent all the same. */
  @Test
  void mailsAnOrderThatIsLargerThanTheShopTakesToday() {
    ses.answer(200, "{\"MessageId\":\"ses-1\"}");
    Map<String, Object> event = SampleEvents.orderPlaced(orderId);
    Samples.with(event, "order/lines/0/quantity", Limits.MOST_UNITS + 1L);
    List<?> lines = (List<?>) Json.object(event.get("order")).get("lines");
    Samples.with(event, "order/lines", Collections.nCopies(Limits.MOST_LINES + 1, lines.get(0)));

    assertThat(run("run-1", event)).containsEntry("sesMessageId", "ses-1");
  }
}
