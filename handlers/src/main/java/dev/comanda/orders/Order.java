package dev.comanda.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An order that a customer placed. It never changes.
 *
 * @param customer as of when it was placed
 * @param status what became of it
 * @param lines at least one, all in one currency
 */
public record Order(OrderId orderId, Customer customer, Status status, List<OrderLine> lines) {

  /** What became of an order. */
  public enum Status {
    /** Accepted: its stock is taken and its confirmation is on its way. */
    PLACED
  }

  /** Checks and copies. */
  public Order {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("An order has at least one line");
    }
    sum(lines);
  }

  /**
   * A new order of what is in the cart.
   *
   * @param catalogue has every product of the cart, at the price that counts
   */
  public static Order placed(
      OrderId orderId, Customer customer, Cart cart, Map<ProductId, Product> catalogue) {
    return new Order(orderId, customer, Status.PLACED, cart.priced(catalogue));
  }

  /** When it was placed, to the millisecond. */
  public Instant placedAt() {
    return orderId.placedAt();
  }

  /** The price of all lines. */
  public Money total() {
    return sum(lines);
  }

  private static Money sum(List<OrderLine> lines) {
    return lines.stream().map(OrderLine::lineTotal).reduce(Money::plus).orElseThrow();
  }
}
