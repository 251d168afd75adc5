package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.Mail;
import dev.comanda.contract.table.Key;
import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.Attributes;
import dev.comanda.runtime.aws.DynamoDbLocal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class MailLedgerTest {

  private static final Instant NOW = Instant.parse("2026-11-24T17:26:36.123Z");
  private static final String SHA_256 = "ab".repeat(32);

  private static DynamoDbLocal dynamoDb;
  private static int orders;

  private final TestClock clock = new TestClock(NOW);
  private final String orderId = "01M879GQ70G8T4Z7N2XW9B" + String.format("%04d", ++orders);
  private final MailLedger ledger =
      new MailLedger(dynamoDb.client(), DynamoDbLocal.TABLE, clock, Mail.ORDER_CONFIRMATION);

  @BeforeAll
  static void start() {
    dynamoDb = new DynamoDbLocal();
  }

  @AfterAll
  static void stop() throws Exception {
    dynamoDb.close();
  }

  @Test
  void claimsAMailThatNobodyClaimed() {
    assertThat(ledger.claim(orderId, "run-1")).isEmpty();

    Map<String, AttributeValue> item = item();
    assertThat(Attributes.text(item, "status")).isEqualTo("CLAIMED");
    assertThat(Attributes.text(item, "entity")).isEqualTo("Mail");
    assertThat(Attributes.number(item, "leaseUntil")).isEqualTo(NOW.toEpochMilli() + 12_000);
    assertThat(Attributes.number(item, "expiresAt"))
        .isEqualTo(NOW.plus(Duration.ofDays(90)).getEpochSecond());
  }

  @Test
  void refusesAClaimWhileAnotherRunsLeaseLasts() {
    ledger.claim(orderId, "run-1");
    clock.advance(Duration.ofMillis(11_999));

    assertThatThrownBy(() -> ledger.claim(orderId, "run-2"))
        .isInstanceOf(MailInFlightException.class)
        .hasMessageContaining(orderId);
  }

  @Test
  void handsOverAClaimWhoseLeaseIsOver() {
    ledger.claim(orderId, "run-1");
    clock.advance(Duration.ofSeconds(12));

    assertThat(ledger.claim(orderId, "run-2")).isEmpty();
    assertThat(Attributes.text(item(), "claimedBy")).isEqualTo("run-2");
    assertThat(Attributes.number(item(), "leaseUntil")).isEqualTo(NOW.toEpochMilli() + 24_000);
  }

  @Test
  void letsARunKeepTheClaimThatItSeesAgain() {
    ledger.claim(orderId, "run-1");

    assertThat(ledger.claim(orderId, "run-1")).isEmpty();
  }

  @Test
  void givesAClaimToOneOfManyRunsAtOnce() throws Exception {
    ExecutorService runs = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> claims =
          IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> claims("run-" + i)).toList();

      assertThat(runs.invokeAll(claims)).extracting(Future::get).containsOnlyOnce(true);
    } finally {
      runs.shutdownNow();
    }
  }

  @Test
  void tellsOfTheMailThatWasSent() {
    SentMail sent = new SentMail("ses-1", NOW, SHA_256);
    ledger.claim(orderId, "run-1");
    assertThat(ledger.sent(orderId, "run-1", sent)).isEqualTo(sent);
    clock.advance(Duration.ofDays(30));

    assertThat(ledger.claim(orderId, "run-2")).contains(sent);
    assertThat(Attributes.text(item(), "sentAt")).isEqualTo("2026-11-24T17:26:36.123Z");
  }

  @Test
  void keepsTheFirstRecordOfAMailThatTwoRunsSent() {
    ledger.claim(orderId, "run-1");
    clock.advance(MailLedger.LEASE);
    ledger.claim(orderId, "run-2");
    ledger.sent(orderId, "run-2", new SentMail("ses-2", NOW, SHA_256));

    assertThat(ledger.sent(orderId, "run-1", new SentMail("ses-1", NOW, SHA_256)).sesMessageId())
        .isEqualTo("ses-2");
    assertThat(Attributes.text(item(), "sesMessageId")).isEqualTo("ses-2");
  }

  @Test
  void freesAReleasedClaimAtOnce() {
    ledger.claim(orderId, "run-1");
    ledger.release(orderId, "run-1");

    assertThat(ledger.claim(orderId, "run-2")).isEmpty();
  }

  @Test
  void releasesNeitherAnotherRunsClaimNorASentMail() {
    ledger.claim(orderId, "run-1");
    ledger.release(orderId, "run-2");
    assertThatThrownBy(() -> ledger.claim(orderId, "run-2"))
        .isInstanceOf(MailInFlightException.class);

    ledger.sent(orderId, "run-1", new SentMail("ses-1", NOW, SHA_256));
    ledger.release(orderId, "run-1");
    assertThat(ledger.claim(orderId, "run-2")).isPresent();
  }

  private boolean claims(String run) {
    try {
      return ledger.claim(orderId, run).isEmpty();
    } catch (MailInFlightException e) {
      return false;
    }
  }

  private Map<String, AttributeValue> item() {
    return dynamoDb
        .client()
        .getItem(
            get ->
                get.tableName(DynamoDbLocal.TABLE)
                    .key(Attributes.key(new Key("ORDER#" + orderId, "MAIL#order-confirmation#v1"))))
        .item();
  }
}
