package dev.comanda.orders;

/**
 * A line of an order, with the name and the price as they were when it was placed.
 *
 * @param unitPrice of one unit
 */
public record OrderLine(
    ProductId productId, LocalizedText name, Quantity quantity, Money unitPrice) {

  /** A line for so many of the product, at its price. */
  public static OrderLine of(Product product, Quantity quantity) {
    return new OrderLine(product.productId(), product.name(), quantity, product.price());
  }

  /** The price of all units. */
  public Money lineTotal() {
    return unitPrice.times(quantity);
  }
}
