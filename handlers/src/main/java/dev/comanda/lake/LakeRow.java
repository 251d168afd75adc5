package dev.comanda.lake;

import dev.comanda.contract.event.OrderPlaced;
import dev.comanda.contract.fields.Fields;
import dev.comanda.contract.lake.OrderRow;
import dev.comanda.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An order as the data lake keeps it: one line of JSON. How large an order may be is the shop's
 * rule and no concern of the lake, which is bound only by what Kinesis takes.
 *
 * @param customerId also the partition key, so that a customer's orders stay in order
 * @param json UTF-8, ending in a line feed; Firehose joins rows without adding one
 */
record LakeRow(String customerId, byte[] json) {

  /**
   * The row of an event {@code OrderPlaced}.
   *
   * @throws dev.comanda.contract.event.InvalidEventException naming the field that is wrong
   */
  static LakeRow of(Fields event) {
    OrderPlaced placed = OrderPlaced.read(event);
    requireOneCurrency(placed.order(), event);
    return new LakeRow(
        placed.order().customer().customerId(),
        (Json.write(OrderRow.of(placed)) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What Kinesis counts against its limits: the data and the partition key. */
  int size() {
    return json.length + customerId.getBytes(StandardCharsets.UTF_8).length;
  }

  /** A row tells the currency of its amounts once. */
  private static void requireOneCurrency(OrderPlaced.Order order, Fields event) {
    String currency = order.total().currency();
    List<OrderPlaced.Line> lines = order.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).unitPrice().currency().equals(currency)) {
        wrong(event, i, "unitPrice");
      }
      if (!lines.get(i).lineTotal().currency().equals(currency)) {
        wrong(event, i, "lineTotal");
      }
    }
  }

  private static void wrong(Fields event, int line, String amount) {
    event.wrongBelow(
        "/order/lines/" + line + "/" + amount + "/currency", "Must be that of the total");
  }
}
