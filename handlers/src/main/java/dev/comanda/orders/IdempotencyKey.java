package dev.comanda.orders;

import dev.comanda.contract.Ids;

/**
 * The customer's own name for one attempt to order, so that it happens once however often it is
 * sent.
 *
 * @param value 1 to 64 of A-Z, a-z, 0-9, underscore and hyphen
 */
public record IdempotencyKey(String value) {

  /** Checks. */
  public IdempotencyKey {
    if (!Ids.IDEMPOTENCY_KEY.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Must be 1 to 64 characters of A-Z, a-z, 0-9, underscore and hyphen");
    }
  }
}
