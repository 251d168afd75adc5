package dev.comanda.contract.event;

import dev.comanda.contract.Ids;
import dev.comanda.contract.Limits;
import dev.comanda.contract.Times;
import dev.comanda.contract.fields.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A customer placed an order.
 *
 * <p>Versions only add members. So a reader takes each version that has what it knows, and ignores
 * the rest; what could not be read so would be another type of event. The shape alone is checked:
 * how large an order may be is the shop's rule and ends at its door.
 *
 * @param version 1 or higher
 * @param occurredAt when the order was placed
 */
public record OrderPlaced(int version, Instant occurredAt, Order order) {

  /** The type of the event, in its member {@code eventType} and in the attribute of its message. */
  public static final String TYPE = "OrderPlaced";

  /** The version that is written. */
  public static final int VERSION = 1;

  /**
   * The order as it was placed.
   *
   * @param orderId a ULID
   * @param lines at least one
   */
  public record Order(
      String orderId, Instant placedAt, Customer customer, List<Line> lines, Money total) {

    static Order read(Fields order) {
      return new Order(
          order.text("orderId", Ids.ORDER, "a ULID"),
          order.instant("placedAt"),
          order.object("customer", Customer::read),
          order.objects("lines", Line::read),
          order.object("total", Money::read));
    }

    static Map<String, Object> ofItem(String item) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("orderId", text(item, "orderId"));
      json.put("placedAt", text(item, "placedAt"));
      json.put("customer", Customer.ofItem(item));
      json.put("lines", Line.ofItem(item));
      json.put("total", Money.ofItem(item, "total"));
      return json;
    }

    Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("orderId", orderId);
      json.put("placedAt", Times.text(placedAt));
      json.put("customer", customer.toJson());
      json.put("lines", lines.stream().map(Line::toJson).toList());
      json.put("total", total.toJson());
      return json;
    }
  }

  /**
   * The customer as of when the order was placed.
   *
   * @param customerId the user pool's {@code sub}
   * @param locale the tag of a language
   */
  public record Customer(String customerId, String email, String name, String locale) {

    static Customer read(Fields customer) {
      return new Customer(
          customer.text("customerId", Ids.CUSTOMER, "an id of letters, digits, _ and -"),
          customer.text("email", text -> text),
          customer.text("name", text -> text),
          customer.text("locale", text -> text));
    }

    static Map<String, Object> ofItem(String item) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("customerId", text(item, "customerId"));
      json.put("email", text(item, "email"));
      json.put("name", text(item, "customerName"));
      json.put("locale", text(item, "locale"));
      return json;
    }

    Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("customerId", customerId);
      json.put("email", email);
      json.put("name", name);
      json.put("locale", locale);
      return json;
    }
  }

  /**
   * A product of the order.
   *
   * @param name by the tag of a language
   * @param lineTotal of all units
   */
  public record Line(
      String productId, Map<String, String> name, long quantity, Money unitPrice, Money lineTotal) {

    static Line read(Fields line) {
      return new Line(
          line.text("productId", Ids.PRODUCT, "a product's id"),
          line.texts("name"),
          line.integer("quantity", 1, Integer.MAX_VALUE),
          line.object("unitPrice", Money::read),
          line.object("lineTotal", Money::read));
    }

    /** Of all lines: what one lacks JSONata leaves out, so that they have to be counted. */
    static String ofItem(String item) {
      return ("{%% ($currency := %1$s.currency.S; [%1$s.lines.L.M.{'productId': productId.S,"
              + " 'name': {'es': name.M.es.S, 'en': name.M.en.S}, 'quantity': quantity.N,"
              + " 'unitPrice': {'amount': unitPrice.N, 'currency': $currency},"
              + " 'lineTotal': {'amount': lineTotal.N, 'currency': $currency}}]) %%}")
          .formatted(item);
    }

    Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("productId", productId);
      json.put("name", name);
      json.put("quantity", quantity);
      json.put("unitPrice", unitPrice.toJson());
      json.put("lineTotal", lineTotal.toJson());
      return json;
    }
  }

  /**
   * An amount.
   *
   * @param amount in minor units of the currency: 1999 is 19.99 EUR
   * @param currency ISO 4217
   */
  public record Money(long amount, String currency) {

    static Money read(Fields money) {
      return new Money(
          money.integer("amount", 0, Limits.MOST_MINOR_UNITS),
          money.text("currency", Ids.CURRENCY, "three capital letters"));
    }

    static Map<String, Object> ofItem(String item, String attribute) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("amount", "{% " + item + "." + attribute + ".N %}");
      json.put("currency", text(item, "currency"));
      return json;
    }

    Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("amount", amount);
      json.put("currency", currency);
      return json;
    }
  }

  /** The same in every copy of the event: it derives from the order. */
  public String eventId() {
    return eventId(order.orderId(), version);
  }

  /** The id of the event of an order. */
  public static String eventId(String orderId, int version) {
    return orderId + "/order-placed/v" + version;
  }

  /**
   * Reads an event.
   *
   * @param event with errors that end the reading, such as {@link FirstError}
   * @throws InvalidEventException naming the field that is wrong
   */
  public static OrderPlaced read(Fields event) {
    String eventId = event.text("eventId");
    event.text("eventType", OrderPlaced::ofThisType);
    OrderPlaced placed =
        new OrderPlaced(
            Math.toIntExact(event.integer("version", 1, Integer.MAX_VALUE)),
            event.instant("occurredAt"),
            event.object("order", Order::read));
    if (!eventId.equals(placed.eventId())) {
      event.wrongBelow("/eventId", "Must be the order's id, /order-placed/v and the version");
    }
    return placed;
  }

  /** The event as {@link #read} takes it. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("eventId", eventId());
    json.put("eventType", TYPE);
    json.put("version", (long) version);
    json.put("occurredAt", Times.text(occurredAt));
    json.put("order", order.toJson());
    return json;
  }

  /**
   * The event in JSONata, as the producer writes it of an order's item. Numbers stay text, as
   * DynamoDB gives them. An attribute that the item lacks fails the whole, and is named.
   *
   * @param item the expression that gives the item, in DynamoDB's JSON
   */
  public static Map<String, Object> ofItem(String item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("eventId", "{% " + item + ".orderId.S & '" + eventId("", VERSION) + "' %}");
    json.put("eventType", TYPE);
    json.put("version", VERSION);
    json.put("occurredAt", text(item, "placedAt"));
    json.put("order", Order.ofItem(item));
    return json;
  }

  private static String text(String item, String attribute) {
    return "{% " + item + "." + attribute + ".S %}";
  }

  private static String ofThisType(String type) {
    if (!type.equals(TYPE)) {
      throw new IllegalArgumentException("Must be " + TYPE);
    }
    return type;
  }
}
