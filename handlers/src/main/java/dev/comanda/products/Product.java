package dev.comanda.products;

import java.util.Map;

/**
 * A product as the catalogue has it.
 *
 * @param productId 1 to 64 of a-z, 0-9 and hyphen
 * @param category likewise
 * @param name by language, {@code es} and {@code en}
 * @param description likewise
 * @param price in minor units of the currency
 * @param currency ISO 4217
 * @param image the name of its picture, which the storefront makes an address of
 * @param lowStockAt at so many units or fewer, stock counts as low
 */
record Product(
    String productId,
    String category,
    Map<String, String> name,
    Map<String, String> description,
    long price,
    String currency,
    String image,
    long lowStockAt) {

  /** What is said about so many units in stock; how many they are is nobody's business. */
  Stock stock(long units) {
    if (units <= 0) {
      return Stock.OUT;
    }
    return units <= lowStockAt ? Stock.LOW : Stock.IN_STOCK;
  }
}
