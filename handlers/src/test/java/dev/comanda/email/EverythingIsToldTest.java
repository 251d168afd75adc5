package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Leaves;
import dev.comanda.contract.Samples;
import dev.comanda.contract.event.FirstError;
import dev.comanda.contract.event.OrderPlaced;
import dev.comanda.contract.fields.Fields;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.json.SampleEvents;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an event says, its mail says; or it is named here that it does not. */
class EverythingIsToldTest {

  /** What only machines need, and names in the other language. */
  private static final Pattern NOT_TOLD =
      Pattern.compile(
          "eventId|eventType|version|occurredAt|order/customer/(customerId|locale)"
              + "|order/lines/\\d/productId|order/lines/\\d/name/en");

  /** Whose form leaves no room for another value; the ids of orders carry their time. */
  private static final Pattern OF_A_FORM = Pattern.compile("order/orderId|.*/currency");

  private final MailWriter writer = new MailWriter(new Config(OrderEmail.VARIABLES));

  static Stream<String> told() {
    return Leaves.of(event()).stream()
        .filter(path -> !NOT_TOLD.matcher(path).matches())
        .filter(path -> !OF_A_FORM.matcher(path).matches());
  }

  @ParameterizedTest
  @MethodSource("told")
  void anotherValueMakesAnotherMail(String path) {
    RenderedMail mail = mail(event());
    RenderedMail other = mail(Samples.with(event(), path, Leaves.other(event(), path)));

    assertThat(other.html()).isNotEqualTo(mail.html());
    assertThat(other.text()).isNotEqualTo(mail.text());
  }

  static Stream<String> optional() {
    return Leaves.of(event()).stream()
        .filter(path -> OrderPlaced.optional().contains(path.substring(path.lastIndexOf('/') + 1)));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("optional")
  void aMailIsWrittenWithoutWhatMayBeMissing(String path) {
    assertThat(mail(Samples.with(event(), path, null)).html()).isNotBlank();
  }

  private RenderedMail mail(Map<String, Object> event) {
    return writer.write(Fields.of(event, new FirstError())).rendered();
  }

  private static Map<String, Object> event() {
    return SampleEvents.orderPlaced(Samples.ORDER_ID);
  }
}
