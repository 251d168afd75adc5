package dev.comanda.orders;

import dev.comanda.contract.Limits;
import dev.comanda.contract.fields.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a customer wants to order.
 *
 * @param lines 1 to {@link Limits#MOST_LINES}, each for another product
 */
public record Cart(List<Line> lines) {

  /**
   * So many of a product.
   *
   * @param expectedPrice of one unit, as the customer was shown it; empty for whatever it is
   */
  public record Line(ProductId productId, Quantity quantity, Optional<Money> expectedPrice) {

    private static Line read(Fields line) {
      return new Line(
          line.text("productId", ProductId::new),
          line.integer("quantity", Quantity::of),
          line.optionalObject("expectedUnitPrice", Money::read));
    }

    /** A line at whatever price. */
    public Line(ProductId productId, Quantity quantity) {
      this(productId, quantity, Optional.empty());
    }
  }

  /** Checks and copies. */
  public Cart {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > Limits.MOST_LINES) {
      throw new IllegalArgumentException("A cart has 1 to " + Limits.MOST_LINES + " lines");
    }
    if (!repeated(lines).isEmpty()) {
      throw new IllegalArgumentException("A product may be in one line only");
    }
  }

  /**
   * The cart that is the body of a request.
   *
   * @return to be used only if nothing was found wrong
   */
  static Cart read(Fields body) {
    List<Line> lines = body.objects("lines", Limits.MOST_LINES, Line::read);
    body.finish();
    if (lines == null) {
      return null;
    }
    List<Integer> repeated = repeated(lines);
    for (int line : repeated) {
      body.wrongBelow(
          "/lines/" + line + "/productId", "Already in another line; a product needs one only");
    }
    return repeated.isEmpty() && !lines.contains(null) ? new Cart(lines) : null;
  }

  /**
   * The lines, counted from 0, whose product an earlier one has. Lines that are {@code null} are
   * passed over.
   */
  public static List<Integer> repeated(List<Line> lines) {
    List<Integer> repeated = new ArrayList<>();
    Set<ProductId> seen = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line != null && line.productId() != null && !seen.add(line.productId())) {
        repeated.add(i);
      }
    }
    return repeated;
  }

  /** The lines, counted from 0, whose product is not in the catalogue. */
  public List<Integer> unknown(Map<ProductId, Product> catalogue) {
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!catalogue.containsKey(lines.get(i).productId())) {
        unknown.add(i);
      }
    }
    return unknown;
  }

  /**
   * The lines whose price is not the one that the customer was shown.
   *
   * @param catalogue has every product of the cart
   */
  public List<Placement.ChangedPrice> changed(Map<ProductId, Product> catalogue) {
    List<Placement.ChangedPrice> changed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Money price = catalogue.get(lines.get(i).productId()).price();
      if (lines.get(i).expectedPrice().filter(expected -> !expected.equals(price)).isPresent()) {
        changed.add(new Placement.ChangedPrice(i, price));
      }
    }
    return changed;
  }

  /**
   * The lines of an order at the catalogue's prices.
   *
   * @throws IllegalArgumentException if a product is unknown
   */
  public List<OrderLine> priced(Map<ProductId, Product> catalogue) {
    if (!unknown(catalogue).isEmpty()) {
      throw new IllegalArgumentException("A product of the cart is not in the catalogue");
    }
    return lines.stream()
        .map(line -> OrderLine.of(catalogue.get(line.productId()), line.quantity()))
        .toList();
  }
}
