package dev.comanda.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.Backoff;
import dev.comanda.runtime.Clocks;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.http.HttpFunction;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.HttpResponse;
import dev.comanda.runtime.http.Problem;
import dev.comanda.runtime.http.ProblemException;
import dev.comanda.runtime.http.SignedIn;
import dev.comanda.runtime.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers {@code POST /orders}, {@code GET /orders} and {@code GET /orders/{id}}. */
public final class OrdersHandler implements RequestStreamHandler {

  private final HttpFunction http;
  private final Orders orders;

  /** The handler as Lambda makes it. */
  public OrdersHandler() {
    this(Config.ofEnvironment());
  }

  private OrdersHandler(Config config) {
    this(config, new AwsClients(config));
  }

  private OrdersHandler(Config config, AwsClients clients) {
    this(
        HttpFunction.of(config),
        new DynamoDbOrders(
            clients.dynamoDb(),
            config.required("TABLE_NAME"),
            Clocks.utc(),
            Backoff.Sleeper.ofThread()));
    Snapshot.prepare(this, config, clients);
  }

  OrdersHandler(HttpFunction http, Orders orders) {
    this.http = http;
    this.orders = orders;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    http.run(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    String customerId = SignedIn.customerId(request);
    return switch (request.routeKey()) {
      case "POST /orders" ->
          orders.place(PlaceOrderRequest.read(request, customerId)).tell(new PlacementAnswer());
      case "GET /orders" -> OrderAnswer.page(request, customerId, orders);
      case "GET /orders/{id}" -> OrderAnswer.one(request, customerId, orders);
      default -> throw new ProblemException(Problem.notFound());
    };
  }
}
