package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.Mail;
import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.ShopTable;
import dev.comanda.runtime.Clocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A mail is claimed by one run at a time, and sent once. */
@Contract
class LedgerContractIT {

  private final String orderId = "order-" + UUID.randomUUID();
  private final SentMail mail =
      new SentMail(
          "ses-" + UUID.randomUUID(), Instant.parse("2026-11-24T17:26:36.120Z"), "0".repeat(64));
  private final DynamoDbClient dynamoDb;
  private final String table;
  private final MailLedger ledger;

  LedgerContractIT(Cloud cloud) {
    dynamoDb = cloud.clients().dynamoDb();
    table = new ShopTable(cloud.own()).name();
    ledger = new MailLedger(dynamoDb, table, Clocks.utc(), Mail.ORDER_CONFIRMATION);
  }

  @Test
  void aClaimHoldsOffEveryOtherRun() {
    assertThat(ledger.claim(orderId, "run-1")).isEmpty();

    assertThatThrownBy(() -> ledger.claim(orderId, "run-2"))
        .isInstanceOf(MailInFlightException.class);
  }

  @Test
  void aRunKnowsItsOwnClaimAgain() {
    ledger.claim(orderId, "run-1");

    assertThat(ledger.claim(orderId, "run-1")).isEmpty();
  }

  @Test
  void whoComesAfterAMailWasSentIsToldOfIt() {
    ledger.claim(orderId, "run-1");
    assertThat(ledger.sent(orderId, "run-1", mail)).isEqualTo(mail);

    assertThat(ledger.claim(orderId, "run-2")).contains(mail);
  }

  @Test
  void aClaimThatWasGivenUpIsAnyones() {
    ledger.claim(orderId, "run-1");
    ledger.release(orderId, "run-1");

    assertThat(ledger.claim(orderId, "run-2")).isEmpty();
  }

  @Test
  void aClaimThatLapsedIsAnothersAndTheFirstRunHearsWhatThatOneSent() {
    ledger.claim(orderId, "run-1");
    MailLedger later =
        new MailLedger(
            dynamoDb,
            table,
            Clock.offset(Clocks.utc(), MailLedger.LEASE.plus(Duration.ofSeconds(1))),
            Mail.ORDER_CONFIRMATION);

    assertThat(later.claim(orderId, "run-2")).isEmpty();
    later.sent(orderId, "run-2", mail);

    assertThat(
            ledger.sent(orderId, "run-1", new SentMail("ses-other", mail.sentAt(), mail.sha256())))
        .isEqualTo(mail);
  }
}
