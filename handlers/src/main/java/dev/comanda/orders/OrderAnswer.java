package dev.comanda.orders;

import dev.comanda.runtime.http.Cursor;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.HttpResponse;
import dev.comanda.runtime.http.PageSize;
import dev.comanda.runtime.http.Problem;
import dev.comanda.runtime.http.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers {@code GET /orders} and {@code GET /orders/{id}}. */
final class OrderAnswer {

  private OrderAnswer() {}

  static HttpResponse page(HttpRequest request, String customerId, Orders orders) {
    Cursor cursor = Cursor.of("orders", customerId);
    Optional<OrderId> before = request.query("cursor").map(c -> cursor.read(c, OrderId::new));
    Orders.Page page = orders.list(customerId, PageSize.of(request), before);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("items", page.orders().stream().map(OrderJson::of).toList());
    page.last().ifPresent(last -> json.put("nextCursor", cursor.after(last.value())));
    return HttpResponse.json(200, json);
  }

  static HttpResponse one(HttpRequest request, String customerId, Orders orders) {
    return OrderId.parse(request.pathParameter("id"))
        .flatMap(orderId -> orders.find(customerId, orderId))
        .map(order -> HttpResponse.json(200, OrderJson.of(order)))
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }
}
