package dev.comanda.products;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The products of the shop, and their stock. */
interface Catalogue {

  /** The product of that id, or empty. */
  Optional<Product> find(String productId);

  /**
   * Products in the order of their ids.
   *
   * @param category only those of it; empty for all
   * @param most the longest page
   * @param after only those with a greater id; empty from the first on
   */
  Page list(Optional<String> category, int most, Optional<String> after);

  /** The units in stock by product id; a product without any may be missing. */
  Map<String, Long> stock(List<Product> products);

  /**
   * A part of a list.
   *
   * @param last the last product's id if there are more, else empty
   */
  record Page(List<Product> products, Optional<String> last) {}
}
