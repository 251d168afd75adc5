package dev.comanda.email;

import dev.comanda.contract.event.OrderPlaced;
import dev.comanda.contract.fields.Fields;
import java.util.Currency;
import java.util.List;

/**
 * An order that a mail can tell of: beside the shape of its event, all that is needed for a mail is
 * there.
 *
 * @param locale the language of the mail
 */
record ConfirmedOrder(OrderPlaced.Order order, MailLocale locale) {

  /**
   * Reads and checks an event.
   *
   * @throws dev.comanda.contract.event.InvalidEventException naming the field that is wrong
   */
  static ConfirmedOrder of(Fields event) {
    OrderPlaced.Order order = OrderPlaced.read(event).order();
    Check check = new Check(event);
    check.address("/order/customer/email", order.customer().email());
    check.line("/order/customer/name", order.customer().name());
    MailLocale locale = check.locale("/order/customer/locale", order.customer().locale());
    List<OrderPlaced.Line> lines = order.lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = "/order/lines/" + i;
      check.line(line + "/name/" + locale.tag(), lines.get(i).name().get(locale.tag()));
      check.currency(line + "/unitPrice", lines.get(i).unitPrice());
      check.currency(line + "/lineTotal", lines.get(i).lineTotal());
    }
    check.currency("/order/total", order.total());
    return new ConfirmedOrder(order, locale);
  }

  /** The name of a product in the language of the mail. */
  String name(OrderPlaced.Line line) {
    return line.name().get(locale.tag());
  }

  /** An amount as the language of the mail writes it. */
  String money(OrderPlaced.Money money) {
    return locale.money(money.amount(), Currency.getInstance(money.currency()));
  }

  /** What a mail needs of an event beyond its shape. */
  private record Check(Fields event) {

    void address(String at, String address) {
      if (!MailAddress.ADDRESS.matcher(address).matches()) {
        event.wrongBelow(at, "Must be a mail address");
      }
    }

    void line(String at, String text) {
      if (text == null) {
        event.wrongBelow(at, "Missing; must be a string");
      } else if (MailText.singleLine(text).isBlank()) {
        event.wrongBelow(at, "Has no character that can be shown");
      }
    }

    MailLocale locale(String at, String tag) {
      try {
        return MailLocale.of(tag);
      } catch (IllegalArgumentException e) {
        event.wrongBelow(at, e.getMessage());
        throw e;
      }
    }

    void currency(String at, OrderPlaced.Money money) {
      try {
        Currency.getInstance(money.currency());
      } catch (IllegalArgumentException e) {
        event.wrongBelow(at + "/currency", "Is no ISO 4217 currency");
      }
    }
  }
}
