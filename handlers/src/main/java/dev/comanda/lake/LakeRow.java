package dev.comanda.lake;

import dev.comanda.runtime.EventFields;
import dev.comanda.runtime.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An order as the data lake keeps it: one line of JSON, without the customer's name or address. How
 * large an order may be is the shop's rule and no concern of the lake, which is bound only by what
 * Kinesis takes.
 *
 * @param customerId also the partition key, so that a customer's orders stay in order
 * @param json UTF-8, ending in a line feed; Firehose joins rows without adding one
 */
record LakeRow(String customerId, byte[] json) {

  private static final Pattern ORDER_ID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
  private static final Pattern ORDER_PLACED = Pattern.compile("OrderPlaced");
  private static final Pattern CUSTOMER_ID = Pattern.compile("[A-Za-z0-9:_-]{1,128}");
  private static final Pattern PRODUCT_ID = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final long MOST_MINOR_UNITS = (1L << 53) - 1;

  /**
   * The row of an event {@code OrderPlaced}.
   *
   * @throws dev.comanda.contract.event.InvalidEventException naming the field that is wrong
   */
  static LakeRow of(EventFields event) {
    event.integer("version", 1, 1);
    EventFields order = event.object("order");
    String orderId = order.text("orderId", ORDER_ID, "a ULID");
    String customerId = order.object("customer").text("customerId", CUSTOMER_ID, "a customer's id");
    EventFields total = order.object("total");
    String currency = total.text("currency", CURRENCY, "three capital letters");
    List<Map<String, Object>> lines =
        order.objects("lines", Integer.MAX_VALUE).stream()
            .map(line -> line(line, currency))
            .toList();

    Map<String, Object> row = new LinkedHashMap<>();
    row.put("event_id", eventId(event, orderId));
    row.put("event_type", event.text("eventType", ORDER_PLACED, "OrderPlaced"));
    row.put("order_id", orderId);
    row.put("customer_id", customerId);
    order.instant("placedAt");
    row.put("placed_at", order.text("placedAt"));
    row.put("currency", currency);
    row.put("total_amount", amount(total));
    row.put("line_count", lines.size());
    row.put("lines", lines);
    return new LakeRow(customerId, (Json.write(row) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What Kinesis counts against its limits: the data and the partition key. */
  int size() {
    return json.length + customerId.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String eventId(EventFields event, String orderId) {
    String eventId = event.text("eventId");
    if (!eventId.equals(orderId + "/order-placed/v1")) {
      throw event.wrong("eventId", "must be the order's id and /order-placed/v1");
    }
    return eventId;
  }

  private static Map<String, Object> line(EventFields line, String currency) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("product_id", line.text("productId", PRODUCT_ID, "a product's id"));
    row.put("quantity", line.integer("quantity", 1, Integer.MAX_VALUE));
    row.put("unit_amount", amount(line.object("unitPrice"), currency));
    row.put("line_amount", amount(line.object("lineTotal"), currency));
    return row;
  }

  private static long amount(EventFields money, String currency) {
    if (!money.text("currency", CURRENCY, "three capital letters").equals(currency)) {
      throw money.wrong("currency", "must be that of the total");
    }
    return amount(money);
  }

  private static long amount(EventFields money) {
    return money.integer("amount", 0, MOST_MINOR_UNITS);
  }
}
