package dev.comanda.email;

import dev.comanda.contract.Mail;
import dev.comanda.contract.fields.Fields;
import dev.comanda.runtime.Config;
import java.util.Map;

/**
 * Writes the confirmation mail of an order: the same mail each time, as long as templates and shop
 * are the same. So whoever sends it and whoever archives it need not hand it to each other.
 */
final class MailWriter {

  /** The mail that is written. */
  static final Mail MAIL = Mail.ORDER_CONFIRMATION;

  private final Shop shop;
  private final MailRenderer renderer = new MailRenderer(MAIL.folder());

  /** Of the shop that the configuration names. */
  MailWriter(Config config) {
    this.shop = Shop.of(config);
  }

  /**
   * The mail of an order.
   *
   * @param event the event {@code OrderPlaced}
   * @throws dev.comanda.contract.event.InvalidEventException naming the field that is wrong
   * @throws MailNotRenderableException if its template cannot be rendered
   */
  OrderMail write(Fields event) {
    ConfirmedOrder order = ConfirmedOrder.of(event);
    Map<String, Object> data = MailData.of(order, shop);
    return new OrderMail(
        order.order().orderId(),
        order.order().customer().customerId(),
        shop.sender(),
        order.order().customer().email(),
        order.locale(),
        data,
        renderer.render(order.locale(), data));
  }
}
