package dev.comanda.it.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Customer;
import dev.comanda.it.Mailbox.Mail;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import dev.comanda.it.Sinks.LakeRow;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One order, all the way: from registration to the mail, its archived copy, and the lake's row. */
class OrderJourneyIT {

  private final Shop shop = new Shop(Product.shared());
  private final Sinks sinks = new Sinks(Product.shared());

  @ParameterizedTest
  @CsvSource({"es, pedido", "en, order"})
  void anOrderBecomesAMailACopyAndARow(String locale, String word) {
    Customer customer = shop.customer(locale);
    JsonNode first = shop.products().get(0);
    JsonNode second = shop.products().get(1);

    JsonNode order =
        shop.placeOrder(
            customer, first.path("productId").asText(), second.path("productId").asText());

    String orderId = order.path("orderId").asText();
    long total = first.at("/price/amount").asLong() + second.at("/price/amount").asLong();
    assertThat(order.at("/total/amount").asLong()).isEqualTo(total);
    assertThat(shop.api().get("/orders/" + orderId, customer.authorization()).json())
        .isEqualTo(order);

    Mail mail = shop.mailbox().awaitConfirmation(customer.email(), orderId);
    assertThat(mail.subject().toLowerCase()).contains(word);
    assertThat(mail.html())
        .contains("lang=\"" + locale + "\"", first.at("/name/" + locale).asText());
    assertThat(mail.text()).contains(orderId, second.at("/name/" + locale).asText());

    String archived = sinks.awaitArchivedMail(orderId);
    assertThat(archived).contains("multipart/alternative", customer.email());

    List<LakeRow> rows = sinks.awaitLakeRows(orderId);
    assertThat(rows).hasSize(1);
    JsonNode row = rows.get(0).json();
    assertThat(rows.get(0).key()).matches("orders/dt=\\d{4}-\\d{2}-\\d{2}/.+\\.gz");
    assertThat(row.path("event_id").asText()).isEqualTo(orderId + "/order-placed/v1");
    assertThat(row.path("total_amount").asLong()).isEqualTo(total);
    assertThat(row.toString()).doesNotContain(customer.email());
  }
}
