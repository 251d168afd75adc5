package dev.comanda.orders;

import java.util.List;
import java.util.Optional;

/** The orders of all customers. */
public interface Orders {

  /** Places an order entirely, or not at all. */
  Placement place(PlaceOrder wish);

  /** The customer's order of that id; empty if it does not exist or is another customer's. */
  Optional<Order> find(String customerId, OrderId orderId);

  /**
   * The customer's orders, newest first.
   *
   * @param most the longest page
   * @param before only older ones than this; empty from the newest on
   */
  Page list(String customerId, int most, Optional<OrderId> before);

  /**
   * A part of a list.
   *
   * @param last the last order's id if there are older ones, else empty
   */
  record Page(List<Order> orders, Optional<OrderId> last) {}
}
