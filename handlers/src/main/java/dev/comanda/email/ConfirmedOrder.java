package dev.comanda.email;

import dev.comanda.runtime.EventFields;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a confirmation mail says of an order, read from the event {@code OrderPlaced}.
 *
 * @param orderId a ULID
 * @param customerId the user pool's {@code sub}
 * @param email where the mail goes; an address without a display name
 */
record ConfirmedOrder(
    String orderId,
    Instant placedAt,
    String customerId,
    String customerName,
    String email,
    MailLocale locale,
    List<Line> lines,
    Money total) {

  /** One product of the order, by its name in the customer's language. */
  record Line(String name, long quantity, Money unitPrice, Money lineTotal) {}

  /**
   * An amount.
   *
   * @param minorUnits 1999 is 19.99 EUR
   */
  record Money(long minorUnits, Currency currency) {}

  static final Pattern ORDER_ID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

  private static final Pattern ORDER_PLACED = Pattern.compile("OrderPlaced");

  /** What SES takes as the value of a tag. */
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int MOST_LINES = 50;
  private static final int MOST_UNITS = 99;
  private static final long MOST_MINOR_UNITS = (1L << 53) - 1;

  /**
   * Reads and checks an event.
   *
   * @throws dev.comanda.contract.event.InvalidEventException naming the field that is wrong
   */
  static ConfirmedOrder of(EventFields event) {
    event.text("eventType", ORDER_PLACED, "OrderPlaced");
    event.integer("version", 1, 1);
    EventFields order = event.object("order");
    EventFields customer = order.object("customer");
    MailLocale locale = MailLocale.of(customer.text("locale", MailLocale.TAG, "es or en"));
    return new ConfirmedOrder(
        order.text("orderId", ORDER_ID, "a ULID"),
        order.instant("placedAt"),
        customer.text("customerId", TAG, "an id of letters, digits, _ and -"),
        line(customer, "name"),
        customer.text("email", MailAddress.ADDRESS, "a mail address"),
        locale,
        order.objects("lines", MOST_LINES).stream().map(line -> line(line, locale)).toList(),
        money(order, "total"));
  }

  private static Line line(EventFields line, MailLocale locale) {
    return new Line(
        line(line.object("name"), locale.tag()),
        line.integer("quantity", 1, MOST_UNITS),
        money(line, "unitPrice"),
        money(line, "lineTotal"));
  }

  private static String line(EventFields fields, String name) {
    String line = MailText.singleLine(fields.text(name));
    if (line.isBlank()) {
      throw fields.wrong(name, "has no character that can be shown");
    }
    return line;
  }

  private static Money money(EventFields fields, String name) {
    EventFields money = fields.object(name);
    long minorUnits = money.integer("amount", 0, MOST_MINOR_UNITS);
    try {
      return new Money(
          minorUnits,
          Currency.getInstance(money.text("currency", CURRENCY, "three capital letters")));
    } catch (IllegalArgumentException e) {
      throw money.wrong("currency", "is no ISO 4217 currency");
    }
  }
}
