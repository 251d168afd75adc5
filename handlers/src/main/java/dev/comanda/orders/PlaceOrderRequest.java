package dev.comanda.orders;

import dev.comanda.contract.fields.Fields;
import dev.comanda.runtime.Sha256;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.InputErrors;

/** Reads a {@code POST /orders}. */
final class PlaceOrderRequest {

  private PlaceOrderRequest() {}

  static PlaceOrder read(HttpRequest request, String customerId) {
    InputErrors errors = new InputErrors();
    IdempotencyKey key = request.header("Idempotency-Key", errors, IdempotencyKey::new);
    Fields body = request.json(errors);
    Cart cart = Cart.read(body);
    errors.verify();
    return new PlaceOrder(customerId, key, Sha256.hex(request.body()), cart);
  }
}
