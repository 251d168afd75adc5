package dev.comanda.contract.event;

import dev.comanda.contract.Ids;
import dev.comanda.contract.Language;
import dev.comanda.contract.Limits;
import dev.comanda.contract.event.Computed.Expression;
import dev.comanda.contract.fields.Fields;
import java.time.Instant;
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

  private static final Member<OrderPlaced, String> EVENT_ID =
      Member.<OrderPlaced, String>of(
              "eventId",
              Kind.text(Fields::text, "pattern", "^" + Ids.ORDER + "/order-placed/v[1-9][0-9]*$"),
              event -> event.eventId())
          .from(
              item ->
                  new Expression(
                      item.attribute("orderId").text().text()
                          + " & '"
                          + eventId("", VERSION)
                          + "'"))
          .says(
              "Derived from the order, so that a replay carries the same id:"
                  + " <orderId>/order-placed/v<version>.");
  private static final Member<OrderPlaced, String> EVENT_TYPE =
      Member.<OrderPlaced, String>of(
              "eventType",
              Kind.text((from, name) -> from.text(name, OrderPlaced::ofThisType), "const", TYPE),
              event -> TYPE)
          .from(item -> TYPE);
  private static final Member<OrderPlaced, Long> EVENT_VERSION =
      Member.<OrderPlaced, Long>of(
              "version", Kind.number(1, Integer.MAX_VALUE), event -> (long) event.version())
          .from(item -> VERSION);
  private static final Member<OrderPlaced, Instant> OCCURRED_AT =
      Member.of("occurredAt", Kind.instant(), OrderPlaced::occurredAt)
          .from("placedAt")
          .says("When the order was placed; the same as order.placedAt.");
  private static final Member<OrderPlaced, Order> ORDER =
      Member.of("order", Kind.object(Order.SHAPE), OrderPlaced::order).fromAll();

  static final Shape<OrderPlaced> SHAPE =
      new Shape<>(
          TYPE,
          "A customer placed an order. Published once per order; a repeated delivery carries the"
              + " same eventId. What is required here is in every version: a version only adds"
              + " members, so ignore those that you do not know, and any version that you do not"
              + " know yet.",
          List.of(EVENT_ID, EVENT_TYPE, EVENT_VERSION, OCCURRED_AT, ORDER),
          OrderPlaced::read);

  /**
   * The order as it was placed.
   *
   * @param orderId a ULID
   * @param lines at least one
   */
  public record Order(
      String orderId, Instant placedAt, Customer customer, List<Line> lines, Money total) {

    private static final Member<Order, String> ORDER_ID =
        Member.of("orderId", Kind.text(Ids.ORDER, "a ULID"), Order::orderId)
            .says("A ULID: the order of ids is the order of time.");
    private static final Member<Order, Instant> PLACED_AT =
        Member.of("placedAt", Kind.instant(), Order::placedAt).says("UTC, to the millisecond.");
    private static final Member<Order, Customer> CUSTOMER =
        Member.of("customer", Kind.object(Customer.SHAPE), Order::customer).fromAll();
    private static final Member<Order, List<Line>> LINES =
        Member.of("lines", Kind.list(Line.SHAPE), Order::lines)
            .says("How many there may be is the shop's rule, and may change.");
    private static final Member<Order, Money> TOTAL =
        Member.of("total", Kind.object(Money.SHAPE), Order::total)
            .says("The sum of the lines' lineTotal.");

    static final Shape<Order> SHAPE =
        new Shape<>("order", "", List.of(ORDER_ID, PLACED_AT, CUSTOMER, LINES, TOTAL), Order::read);

    private static Order read(Fields from) {
      return new Order(
          ORDER_ID.read(from),
          PLACED_AT.read(from),
          CUSTOMER.read(from),
          LINES.read(from),
          TOTAL.read(from));
    }
  }

  /**
   * The customer as of when the order was placed.
   *
   * @param customerId the user pool's {@code sub}
   * @param locale the tag of a language
   */
  public record Customer(String customerId, String email, String name, String locale) {

    private static final Member<Customer, String> CUSTOMER_ID =
        Member.of(
                "customerId",
                Kind.text(Ids.CUSTOMER, "an id of letters, digits, _ and -"),
                Customer::customerId)
            .says("The subject (sub) of the customer's tokens.");
    private static final Member<Customer, String> EMAIL =
        Member.of("email", Kind.text(3), Customer::email);
    private static final Member<Customer, String> NAME =
        Member.of("name", Kind.text(1), Customer::name).from("customerName");
    private static final Member<Customer, String> LOCALE =
        Member.of(
                "locale",
                Kind.text((from, name) -> from.text(name, text -> text), "enum", Language.tags()),
                Customer::locale)
            .says("The language of the customer's mail.");

    static final Shape<Customer> SHAPE =
        new Shape<>(
            "customer",
            "The customer as known when the order was placed.",
            List.of(CUSTOMER_ID, EMAIL, NAME, LOCALE),
            Customer::read);

    private static Customer read(Fields from) {
      return new Customer(
          CUSTOMER_ID.read(from), EMAIL.read(from), NAME.read(from), LOCALE.read(from));
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

    private static final Member<Line, String> PRODUCT_ID =
        Member.of("productId", Kind.text(Ids.PRODUCT, "a product's id"), Line::productId);
    private static final Member<Line, Map<String, String>> NAME =
        Member.of("name", Kind.byLanguage(), Line::name)
            .says("The product's name when it was ordered, by the tag of a language.");
    private static final Member<Line, Long> QUANTITY =
        Member.of("quantity", Kind.number(1, Integer.MAX_VALUE), Line::quantity)
            .says("How many there may be is the shop's rule, and may change.");
    private static final Member<Line, Money> UNIT_PRICE =
        Member.of("unitPrice", Kind.object(Money.SHAPE), Line::unitPrice)
            .says("The catalogue's price when it was ordered.");
    private static final Member<Line, Money> LINE_TOTAL =
        Member.of("lineTotal", Kind.object(Money.SHAPE), Line::lineTotal)
            .says("quantity times unitPrice.");

    static final Shape<Line> SHAPE =
        new Shape<>(
            "line", "", List.of(PRODUCT_ID, NAME, QUANTITY, UNIT_PRICE, LINE_TOTAL), Line::read);

    private static Line read(Fields from) {
      return new Line(
          PRODUCT_ID.read(from),
          NAME.read(from),
          QUANTITY.read(from),
          UNIT_PRICE.read(from),
          LINE_TOTAL.read(from));
    }
  }

  /**
   * An amount.
   *
   * @param amount in minor units of the currency: 1999 is 19.99 EUR
   * @param currency ISO 4217
   */
  public record Money(long amount, String currency) {

    private static final Member<Money, Long> AMOUNT =
        Member.of("amount", Kind.number(0, Limits.MOST_MINOR_UNITS), Money::amount)
            .fromAll()
            .says(
                "In minor units of the currency (cents). The maximum is 2^53 - 1, which every JSON"
                    + " reader holds exactly.");
    private static final Member<Money, String> CURRENCY =
        Member.of("currency", Kind.text(Ids.CURRENCY, "three capital letters"), Money::currency)
            .from(Item::currency)
            .says("ISO 4217.");

    static final Shape<Money> SHAPE =
        new Shape<>("money", "", List.of(AMOUNT, CURRENCY), Money::read);

    private static Money read(Fields from) {
      return new Money(AMOUNT.read(from), CURRENCY.read(from));
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
    String eventId = EVENT_ID.read(event);
    EVENT_TYPE.read(event);
    OrderPlaced placed =
        new OrderPlaced(
            Math.toIntExact(EVENT_VERSION.read(event)), OCCURRED_AT.read(event), ORDER.read(event));
    if (!eventId.equals(placed.eventId())) {
      event.wrongBelow("/eventId", "Must be the order's id, /order-placed/v and the version");
    }
    return placed;
  }

  /** The event as {@link #read} takes it. */
  public Map<String, Object> toJson() {
    return SHAPE.json(this);
  }

  /**
   * The event in JSONata, as the producer writes it of an order's item. Numbers stay text, as
   * DynamoDB gives them. An attribute that the item lacks fails the whole, and is named; of an
   * {@link #optional} member it is {@code null}, which the producer leaves out.
   *
   * @param item the expression that gives the item, in DynamoDB's JSON
   */
  public static Map<String, Object> ofItem(String item) {
    return Computed.inState(SHAPE.ofItem(Item.at(item)));
  }

  /** The names of the members that may be missing. */
  public static List<String> optional() {
    return SHAPE.names(member -> member.kind().optional()).toList();
  }

  /** The names of the numbers that {@link #ofItem} gives as text. */
  public static List<String> numbers() {
    return SHAPE.names(member -> Computed.isNumber(member.ofItem().apply(Item.ofEach()))).toList();
  }

  private static String ofThisType(String type) {
    if (!type.equals(TYPE)) {
      throw new IllegalArgumentException("Must be " + TYPE);
    }
    return type;
  }
}
