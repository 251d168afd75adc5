package dev.comanda.orders;

import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.FaultyClient;
import dev.comanda.runtime.aws.LocalTable;
import dev.comanda.runtime.http.HttpFunction;
import dev.comanda.runtime.http.TestRequest;
import dev.comanda.runtime.http.TestRequest.Answer;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/**
 * The orders' function over a table of its own, and the customer who calls it: another one in each
 * test, who has ordered nothing yet and finds full shelves.
 */
final class Shop implements BeforeEachCallback, AfterAllCallback {

  static final String ONE_MUG = "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1}]}";

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:15:30Z"));
  private final HttpFunction http = TestRequest.function();
  private final LocalTable table = new LocalTable();
  private final OrdersHandler handler = handler(table.client());
  private String customer;
  private int customers;

  @Override
  public void beforeEach(ExtensionContext test) {
    customer = "customer-" + ++customers;
    table.putCustomer(customer);
    table.putProduct("mug", "kitchen", 1250, 100);
    table.putProduct("tea", "food", 499, 1);
    table.putProduct("cup", "kitchen", 900, 0);
  }

  TestClock clock() {
    return clock;
  }

  OrdersHandler handler() {
    return handler;
  }

  String customer() {
    return customer;
  }

  Answer place(String key, String body) {
    return post(key).json(body).send(handler);
  }

  /** Orders while the table fails once. */
  Answer placeWith(RuntimeException failure) {
    FaultyClient faulty =
        new FaultyClient(table.client(), BatchGetItemRequest.class).failing(1, failure);
    return post("k").json(ONE_MUG).send(handler(faulty));
  }

  TestRequest post(String key) {
    return TestRequest.to("POST /orders").by(customer).header("idempotency-key", key);
  }

  TestRequest list() {
    return TestRequest.to("GET /orders").by(customer);
  }

  Answer order(String id) {
    return TestRequest.to("GET /orders/{id}").by(customer).path("id", id).send(handler);
  }

  private OrdersHandler handler(DynamoDbClient client) {
    return new OrdersHandler(
        http, new DynamoDbOrders(client, LocalTable.NAME, clock, clock::advance));
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    table.close();
  }
}
