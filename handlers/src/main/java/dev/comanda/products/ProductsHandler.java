package dev.comanda.products;

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
import dev.comanda.runtime.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers {@code GET /products} and {@code GET /products/{id}}. */
public final class ProductsHandler implements RequestStreamHandler {

  private final HttpFunction http;
  private final ProductAnswer products;

  /** The handler as Lambda makes it. */
  public ProductsHandler() {
    this(Config.ofEnvironment());
  }

  private ProductsHandler(Config config) {
    this(config, new AwsClients(config));
  }

  private ProductsHandler(Config config, AwsClients clients) {
    this(
        HttpFunction.of(config),
        new DynamoDbCatalogue(
            clients.dynamoDb(),
            config.required("TABLE_NAME"),
            Clocks.utc(),
            Backoff.Sleeper.ofThread()));
    Snapshot.prepare(this, config, clients);
  }

  ProductsHandler(HttpFunction http, Catalogue catalogue) {
    this.http = http;
    this.products = new ProductAnswer(catalogue);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    http.run(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    return switch (request.routeKey()) {
      case "GET /products" -> products.page(request);
      case "GET /products/{id}" -> products.one(request);
      default -> throw new ProblemException(Problem.notFound());
    };
  }
}
