package dev.comanda.workflows.stream;

import static dev.comanda.workflows.construct.Ordered.map;
import static java.util.Map.entry;

import dev.comanda.contract.Limits;
import dev.comanda.contract.event.OrderPlaced;
import java.util.List;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.ChoiceJsonataProps;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.FailJsonataProps;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.PassJsonataProps;
import software.constructs.Construct;

/** The event of one order: read from the table's item, found whole, written as JSON. */
final class OrderPlacedEvent {

  private static final String IS_WHOLE =
      "{% ($order := $states.input.event.order; $lines := $order.lines; $n := $count($lines);"
          + " $amounts := [$lines.quantity, $lines.unitPrice.amount, $lines.lineTotal.amount,"
          + " $order.total.amount]; $n > 0 and $n = $states.input.lineCount and $count($lines.productId) = $n and"
          + " $count($lines.name.es) = $n and $count($lines.name.en) = $n and $count($amounts) = 3 *"
          + " $n + 1 and $count($amounts[$contains($, /^(0|[1-9][0-9]{0,15})$/)][$number($) <= "
          + Limits.MOST_MINOR_UNITS
          + "]) = $count($amounts)) %}";

  private static final String WITHOUT_QUOTES =
      "$replace($string($states.input.event), /\"("
          + String.join("|", OrderPlaced.numbers())
          + ")\":\"([0-9]+)\"/, '\"$1\":$2')";

  private OrderPlacedEvent() {}

  static IChainable of(Construct states) {
    return readOrder(states).next(isWhole(states));
  }

  private static Pass readOrder(Construct states) {
    return Pass.jsonata(
        states,
        "ReadOrder",
        PassJsonataProps.builder()
            .comment(
                "A field that is missing here is an undefined expression, which fails the execution"
                    + " and names the field. Numbers stay text, as DynamoDB gives them, until"
                    + " WriteEvent.")
            .outputs(
                map(
                    entry("eventId", "{% $states.input.eventId %}"),
                    entry("lineCount", "{% $count($states.input.order.lines.L) %}"),
                    entry("event", OrderPlaced.ofItem("$states.input.order"))))
            .build());
  }

  private static IChainable isWhole(Construct states) {
    return Choice.jsonata(
            states,
            "IsWhole",
            ChoiceJsonataProps.builder()
                .comment(
                    "A field missing from a line does not fail by itself: JSONata leaves it out. So"
                        + " the fields are counted, and every number must be an integer that JSON"
                        + " readers can hold exactly.")
                .build())
        .when(Condition.jsonata(IS_WHOLE), writeEvent(states))
        .otherwise(refuseOrder(states));
  }

  private static IChainable writeEvent(Construct states) {
    return Pass.jsonata(
        states,
        "WriteEvent",
        PassJsonataProps.builder()
            .comment(
                "JSONata's $string rounds numbers to 15 digits, so amounts and quantities are"
                    + " written as text and lose their quotes afterwards. The pattern cannot match"
                    + " customers' data: quotes inside of a value are escaped.")
            .outputs(
                map(
                    entry("eventId", "{% $states.input.eventId %}"),
                    entry(
                        "message",
                        "{% "
                            + withoutWhatIsMissing(WITHOUT_QUOTES, OrderPlaced.optional())
                            + " %}")))
            .build());
  }

  /** Nor can this pattern match customers' data: quotes inside of a value are escaped. */
  static String withoutWhatIsMissing(String json, List<String> optional) {
    return optional.isEmpty()
        ? json
        : "$replace(" + json + ", /,\"(" + String.join("|", optional) + ")\":null/, '')";
  }

  private static IChainable refuseOrder(Construct states) {
    return Fail.jsonata(
        states,
        "RefuseOrder",
        FailJsonataProps.builder()
            .error("MalformedOrder")
            .cause(
                "{% 'Stream record ' & $states.input.eventId & ' holds order ' &"
                    + " $states.input.event.order.orderId & ', whose lines or amounts do not make an"
                    + " OrderPlaced event.' %}")
            .build());
  }
}
