package dev.comanda.products;

import java.util.Locale;

/** How much there is of a product, as a hint: only an order finds out. */
enum Stock {
  /** More than the product's threshold. */
  IN_STOCK,
  /** Not more than the threshold. */
  LOW,
  /** Nothing. */
  OUT;

  String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
