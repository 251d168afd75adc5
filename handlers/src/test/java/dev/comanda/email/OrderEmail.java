package dev.comanda.email;

import dev.comanda.contract.Language;
import dev.comanda.runtime.Invocation;
import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.aws.AwsStub;
import dev.comanda.runtime.aws.DynamoDbLocal;
import dev.comanda.runtime.json.SampleEvents;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The task that sends the mail of an order, before an SES that answers as a test tells it. */
abstract class OrderEmail {

  static final Map<String, String> VARIABLES = variables();

  static DynamoDbLocal dynamoDb;
  private static int orders;

  final String orderId = "01M879GQ70G8T4Z7N2XW9B" + String.format("%04d", ++orders);
  final TestClock clock = new TestClock(Instant.parse("2026-11-24T17:26:40.000Z"));
  final AwsStub ses = new AwsStub();
  final AwsStub ledger = new AwsStub().otherwiseForward(dynamoDb.endpoint());
  final SendOrderEmailTask task =
      new SendOrderEmailTask(
          ses.config(VARIABLES),
          new AwsClients(ledger.config(Map.of())).dynamoDb(),
          new AwsClients(ses.config(Map.of())).ses(),
          clock);

  private static Map<String, String> variables() {
    Map<String, String> variables =
        new HashMap<>(
            Map.of(
                "TABLE_NAME", DynamoDbLocal.TABLE,
                "SENDER_ADDRESS", "Comanda <pedidos@comanda.example>",
                "SHOP_NAME", "Comanda",
                "SHOP_ADDRESS", "Calle Mayor 12, 28013 Madrid"));
    for (Language language : Language.values()) {
      variables.put("TEMPLATE_NAME_" + language.name(), "order-confirmation-" + language.tag());
    }
    return Map.copyOf(variables);
  }

  @BeforeAll
  static void start() {
    dynamoDb = new DynamoDbLocal();
  }

  @AfterAll
  static void stop() throws Exception {
    dynamoDb.close();
  }

  @AfterEach
  void close() {
    ses.close();
    ledger.close();
  }

  Map<String, Object> run(String requestId) {
    return run(requestId, SampleEvents.orderPlaced(orderId));
  }

  Map<String, Object> run(String requestId, Map<String, Object> event) {
    return new Invocation(requestId).of(task, Map.of("event", event));
  }
}
