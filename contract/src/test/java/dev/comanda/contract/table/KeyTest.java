package dev.comanda.contract.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Mail;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyTest {

  @Test
  void keepsThePlacesThatItemsHaveHadSinceTheFirstDeployment() {
    assertThat(
            Stream.of(
                Key.ofProduct("mug"),
                Key.ofStock("mug"),
                Key.ofProfile("ana"),
                Key.ofOrder("ana", "01M8"),
                Key.ofIdempotency("ana", "k"),
                Key.ofMail("01M8", Mail.ORDER_CONFIRMATION)))
        .extracting(key -> key.pk() + " " + key.sk())
        .containsExactly(
            "CATALOGUE PRODUCT#mug",
            "STOCK#mug STOCK",
            "CUSTOMER#ana PROFILE",
            "CUSTOMER#ana ORDER#01M8",
            "CUSTOMER#ana IDEMPOTENCY#k",
            "ORDER#01M8 MAIL#order-confirmation#v1");
    assertThat(Key.ofAttempts("0af9", "CODES")).isEqualTo(new Key("ATTEMPTS#0af9", "CODES"));
    assertThat(IndexKey.ofProduct("pantry", "oil"))
        .isEqualTo(new IndexKey("CATEGORY#pantry", "PRODUCT#oil"));
    assertThat(IndexKey.orders(LocalDate.of(2026, 3, 1), 7)).isEqualTo("ORDERS#2026-03-01#7");
  }

  @Test
  void findsAnOrderByItsIdAlone() {
    String orderId = "01M879GQ70G8T4Z7N2XW9B3C5D";

    assertThat(IndexKey.ofOrder(orderId)).isEqualTo(new IndexKey("ORDERS#2026-11-24#6", orderId));
  }

  @Test
  void permitsTheKeysOfOnePartitionAndNoOthers() {
    assertThat(Arrays.stream(Partition.values()).map(Partition::pattern))
        .containsExactly(
            "CATALOGUE",
            "STOCK#*",
            "CUSTOMER#*",
            "ORDER#*",
            "ATTEMPTS#*",
            "CATEGORY#*",
            "ORDERS#*");
  }
}
