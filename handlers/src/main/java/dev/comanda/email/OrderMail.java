package dev.comanda.email;

import dev.comanda.runtime.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The confirmation mail of an order: what SES is asked to send, and what it will look like.
 *
 * @param data what SES fills the stored template with
 */
record OrderMail(
    String orderId,
    String customerId,
    MailAddress from,
    String to,
    MailLocale locale,
    Map<String, Object> data,
    RenderedMail rendered) {

  /**
   * The mail of an order.
   *
   * @throws MailNotRenderableException if its template cannot be rendered
   */
  static OrderMail of(ConfirmedOrder order, Shop shop, MailRenderer renderer) {
    Map<String, Object> data = MailData.of(order, shop);
    return new OrderMail(
        order.orderId(),
        order.customerId(),
        shop.sender(),
        order.email(),
        order.locale(),
        data,
        renderer.render(order.locale(), data));
  }

  /** The data as SES takes it. */
  String templateData() {
    return Json.write(data);
  }

  /** What the archive is given. */
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", from.display());
    json.put("to", to);
    json.put("subject", rendered.subject());
    json.put("html", rendered.html());
    json.put("text", rendered.text());
    json.put("locale", locale.tag());
    return json;
  }
}
