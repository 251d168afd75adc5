package dev.comanda.orders;

import dev.comanda.contract.Ids;
import dev.comanda.contract.Limits;
import dev.comanda.contract.fields.Fields;
import dev.comanda.runtime.Sha256;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.InputErrors;
import java.util.List;

/** Reads a {@code POST /orders}. */
final class PlaceOrderRequest {

  private PlaceOrderRequest() {}

  static PlaceOrder read(HttpRequest request, String customerId) {
    InputErrors errors = new InputErrors();
    IdempotencyKey key = request.header("Idempotency-Key", errors, IdempotencyKey::new);
    Fields body = request.json(errors);
    List<Cart.Line> lines = body.objects("lines", Limits.MOST_LINES, PlaceOrderRequest::line);
    body.finish();
    if (lines != null) {
      for (int repeated : Cart.repeated(lines)) {
        errors.add(
            "/lines/" + repeated + "/productId",
            "Already in another line; a product needs one only");
      }
    }
    errors.verify();
    return new PlaceOrder(customerId, key, Sha256.hex(request.body()), new Cart(lines));
  }

  private static Cart.Line line(Fields line) {
    return new Cart.Line(
        line.text("productId", ProductId::new),
        line.integer("quantity", Quantity::of),
        line.optionalObject("expectedUnitPrice", PlaceOrderRequest::money));
  }

  /** Null if a field of it is wrong, which is among the errors then. */
  private static Money money(Fields money) {
    Long amount = money.integer("amount", PlaceOrderRequest::notNegative);
    String currency = money.text("currency", PlaceOrderRequest::currency);
    return amount == null || currency == null ? null : new Money(amount, currency);
  }

  private static long notNegative(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("Must not be negative");
    }
    return amount;
  }

  private static String currency(String code) {
    if (!Ids.CURRENCY.matcher(code).matches()) {
      throw new IllegalArgumentException("Must be three capital letters, as in ISO 4217");
    }
    return code;
  }
}
