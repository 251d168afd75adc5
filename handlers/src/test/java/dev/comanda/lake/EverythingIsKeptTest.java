package dev.comanda.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Leaves;
import dev.comanda.contract.Samples;
import dev.comanda.contract.event.FirstError;
import dev.comanda.contract.event.OrderPlaced;
import dev.comanda.contract.fields.Fields;
import dev.comanda.runtime.json.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an event says, its row says; or it is named here that it does not. */
class EverythingIsKeptTest {

  /**
   * Names and addresses are nobody's business there; what a product is called, the catalogue has.
   */
  private static final Pattern NOT_KEPT =
      Pattern.compile("order/customer/(email|name|locale)|order/lines/\\d/name/..|occurredAt");

  /** Which other values the event itself does not take; OrderPlacedTest has them. */
  private static final Pattern OF_A_FORM =
      Pattern.compile("eventId|eventType|version|order/orderId|.*/currency");

  static Stream<String> kept() {
    return paths().filter(path -> !NOT_KEPT.matcher(path).matches());
  }

  static Stream<String> left() {
    return paths().filter(path -> NOT_KEPT.matcher(path).matches());
  }

  @ParameterizedTest
  @MethodSource("kept")
  void anotherValueMakesAnotherRow(String path) {
    assertThat(row(other(path))).isNotEqualTo(row(event()));
  }

  @ParameterizedTest
  @MethodSource("left")
  void whatIsNobodysBusinessIsNotThere(String path) {
    assertThat(row(other(path))).isEqualTo(row(event()));
  }

  static Stream<String> optional() {
    return paths()
        .filter(path -> OrderPlaced.optional().contains(path.substring(path.lastIndexOf('/') + 1)));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("optional")
  void aRowIsWrittenWithoutWhatMayBeMissing(String path) {
    assertThat(row(Samples.with(event(), path, null))).isNotBlank();
  }

  private static Stream<String> paths() {
    return Leaves.of(event()).stream().filter(path -> !OF_A_FORM.matcher(path).matches());
  }

  private static Map<String, Object> other(String path) {
    return Samples.with(event(), path, Leaves.other(event(), path));
  }

  private static String row(Map<String, Object> event) {
    LakeRow row = LakeRow.of(Fields.of(event, new FirstError()));
    return new String(row.json(), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> event() {
    return SampleEvents.orderPlaced(Samples.ORDER_ID);
  }
}
