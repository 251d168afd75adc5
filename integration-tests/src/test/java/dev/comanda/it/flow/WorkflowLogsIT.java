package dev.comanda.it.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Customer;
import dev.comanda.it.Mailbox.Mail;
import dev.comanda.it.Product;
import dev.comanda.it.Runs;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the workflows log of an order: each step with its data, kept for 90 days. */
class WorkflowLogsIT {

  /** Half as much again as was measured: docs/benchmarks.md. */
  private static final int MOST_BYTES = 55_000;

  private final Shop shop = new Shop(Product.shared());
  private final Sinks sinks = new Sinks(Product.shared());
  private final Runs runs = new Runs(Product.shared());

  @Test
  void showEveryRunOfAnOrderAndHoldNoMail() {
    Customer customer = shop.customer("en");
    String orderId = shop.placeOrder(customer, product(0), product(1)).path("orderId").asText();
    Mail mail = shop.mailbox().awaitConfirmation(customer.email(), orderId);
    sinks.awaitArchivedMail(orderId);
    sinks.awaitLakeRows(orderId);

    List<String> logged =
        Stream.of("OrderFanoutArn", "OrderEmailArn", "OrderLakeArn")
            .map(workflow -> runs.await(workflow, orderId))
            .toList();

    assertThat(logged).allSatisfy(run -> assertThat(run).contains("ExecutionSucceeded"));
    String all = String.join("\n", logged);
    assertThat(all).contains(customer.email()).doesNotContainIgnoringCase("<html");
    assertThat(sentences(mail)).hasSizeGreaterThan(5);
    assertThat(sentences(mail)).allSatisfy(sentence -> assertThat(all).doesNotContain(sentence));
    assertThat(all.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
  }

  private String product(int index) {
    return shop.products().get(index).path("productId").asText();
  }

  private static List<String> sentences(Mail mail) {
    return Stream.concat(Stream.of(mail.subject()), mail.text().lines())
        .map(String::strip)
        .filter(line -> line.length() > 12 && line.contains(" "))
        .toList();
  }
}
