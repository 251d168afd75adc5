package dev.comanda.orders;

import dev.comanda.runtime.http.HttpResponse;
import dev.comanda.runtime.http.Problem;
import dev.comanda.runtime.http.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers a {@code POST /orders}; refusals are problems. */
final class PlacementAnswer implements Placement.Teller<HttpResponse> {

  @Override
  public HttpResponse placed(Placement.Placed placed) {
    return HttpResponse.json(201, placed.answer())
        .with("Location", "/orders/" + placed.orderId().value());
  }

  @Override
  public HttpResponse outOfStock(Placement.OutOfStock outOfStock) {
    Problem problem =
        Problem.of(409, "out-of-stock", "Out of stock")
            .withDetail("Nothing was ordered: the lines in errors ask for more than there is");
    for (Placement.Shortage shortage : outOfStock.shortages()) {
      Map<String, Object> available = new LinkedHashMap<>();
      available.put("available", shortage.available());
      problem =
          problem.withError(
              new Problem.Error(
                  "/lines/" + shortage.line() + "/quantity",
                  "Only " + shortage.available() + " in stock",
                  available));
    }
    throw new ProblemException(problem);
  }

  @Override
  public HttpResponse unknownProducts(Placement.UnknownProducts unknown) {
    throw new ProblemException(
        Problem.of(422, "unknown-product", "Unknown product")
            .withDetail("Nothing was ordered: the catalogue does not have the products in errors")
            .withErrors(
                unknown.lines().stream()
                    .map(
                        line ->
                            new Problem.Error(
                                "/lines/" + line + "/productId", "Not in the catalogue"))
                    .toList()));
  }

  @Override
  public HttpResponse pricesChanged(Placement.PricesChanged changed) {
    throw new ProblemException(
        Problem.of(409, "price-changed", "Price changed")
            .withDetail("Nothing was ordered: the lines in errors have other prices now")
            .withErrors(
                changed.prices().stream()
                    .map(
                        price ->
                            new Problem.Error(
                                "/lines/" + price.line() + "/expectedUnitPrice",
                                "Has changed",
                                Map.of("unitPrice", OrderJson.money(price.unitPrice()))))
                    .toList()));
  }

  @Override
  public HttpResponse refused(Placement.Refused refused) {
    throw new ProblemException(
        switch (refused) {
          case KEY_REUSED ->
              Problem.of(422, "idempotency-key-reused", "Idempotency key reused")
                  .withDetail("This key was used for another order; a new order needs a new key");
          case IN_FLIGHT ->
              Problem.of(409, "idempotency-in-flight", "Order in flight")
                  .withDetail("A request with this key is being answered; send it again")
                  .withRetryAfter(1);
          case UNKNOWN_CUSTOMER ->
              Problem.of(403, "sign-in-again", "Sign in again")
                  .withDetail("The shop does not know this customer yet; signing in changes that");
          case BUSY -> Problem.unavailable();
        });
  }
}
