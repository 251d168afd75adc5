package dev.comanda.email;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The data that a template is filled with: every value as text, once as it is ({@code text}) and
 * once escaped for HTML ({@code html}). SES fills in what it is given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-advanced.html">Advanced
 *     email personalization</a>
 */
final class MailData {

  private MailData() {}

  static Map<String, Object> of(ConfirmedOrder order, Shop shop) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("html", values(order, shop, MailText::html));
    data.put("text", values(order, shop, UnaryOperator.identity()));
    return data;
  }

  private static Map<String, Object> values(
      ConfirmedOrder order, Shop shop, UnaryOperator<String> escape) {
    MailLocale locale = order.locale();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("customerName", escape.apply(order.customerName()));
    values.put("customerEmail", escape.apply(order.email()));
    values.put("orderNumber", escape.apply(order.orderId()));
    values.put("orderDate", escape.apply(locale.date(order.placedAt())));
    values.put("total", escape.apply(money(locale, order.total())));
    values.put("shopName", escape.apply(shop.name()));
    values.put("shopAddress", escape.apply(shop.postalAddress()));
    values.put("lines", lines(order, escape));
    return values;
  }

  private static List<Map<String, String>> lines(
      ConfirmedOrder order, UnaryOperator<String> escape) {
    return order.lines().stream().map(line -> line(line, order.locale(), escape)).toList();
  }

  private static Map<String, String> line(
      ConfirmedOrder.Line line, MailLocale locale, UnaryOperator<String> escape) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", escape.apply(line.name()));
    values.put("quantity", Long.toString(line.quantity()));
    values.put("unitPrice", escape.apply(money(locale, line.unitPrice())));
    values.put("lineTotal", escape.apply(money(locale, line.lineTotal())));
    return values;
  }

  private static String money(MailLocale locale, ConfirmedOrder.Money money) {
    return locale.money(money.minorUnits(), money.currency());
  }
}
