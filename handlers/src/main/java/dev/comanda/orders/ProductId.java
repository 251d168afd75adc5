package dev.comanda.orders;

import dev.comanda.contract.Ids;

/**
 * Names a product of the catalogue.
 *
 * @param value 1 to 64 of a-z, 0-9 and hyphen
 */
public record ProductId(String value) {

  /** Checks. */
  public ProductId {
    if (!Ids.PRODUCT.matcher(value).matches()) {
      throw new IllegalArgumentException("Must be 1 to 64 characters of a-z, 0-9 and hyphen");
    }
  }
}
