package dev.comanda.orders;

/**
 * Names a product of the catalogue.
 *
 * @param value 1 to 64 of a-z, 0-9 and hyphen
 */
public record ProductId(String value) {

  /** Checks. */
  public ProductId {
    if (!value.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("Must be 1 to 64 characters of a-z, 0-9 and hyphen");
    }
  }
}
