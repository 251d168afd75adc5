package dev.comanda.email;

import dev.comanda.contract.event.OrderPlaced;
import java.util.LinkedHashMap;
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
      ConfirmedOrder confirmed, Shop shop, UnaryOperator<String> escape) {
    OrderPlaced.Order order = confirmed.order();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("customerName", escape.apply(MailText.singleLine(order.customer().name())));
    values.put("customerEmail", escape.apply(order.customer().email()));
    values.put("orderNumber", escape.apply(order.orderId()));
    values.put("orderDate", escape.apply(confirmed.locale().date(order.placedAt())));
    values.put("total", escape.apply(confirmed.money(order.total())));
    values.put("shopName", escape.apply(shop.name()));
    values.put("shopAddress", escape.apply(shop.postalAddress()));
    values.put("lines", order.lines().stream().map(l -> line(confirmed, l, escape)).toList());
    return values;
  }

  private static Map<String, String> line(
      ConfirmedOrder confirmed, OrderPlaced.Line line, UnaryOperator<String> escape) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", escape.apply(MailText.singleLine(confirmed.name(line))));
    values.put("quantity", Long.toString(line.quantity()));
    values.put("unitPrice", escape.apply(confirmed.money(line.unitPrice())));
    values.put("lineTotal", escape.apply(confirmed.money(line.lineTotal())));
    return values;
  }
}
