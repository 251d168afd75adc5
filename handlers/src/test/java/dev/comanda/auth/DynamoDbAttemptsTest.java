package dev.comanda.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.LocalTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbAttemptsTest {

  private static final Limit LIMIT = Limit.PASSWORDS;

  private static LocalTable table;

  private final String caller = UUID.randomUUID() + "@example.com";
  private final TestClock clock = new TestClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final Attempts attempts = new DynamoDbAttempts(table.client(), LocalTable.NAME, clock);

  @BeforeAll
  static void start() {
    table = new LocalTable();
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  @Test
  void countsToTheLimitAndTellsHowLongToWait() {
    for (int i = 0; i < LIMIT.most(); i++) {
      assertThat(attempts.count(LIMIT, caller)).isEmpty();
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(attempts.count(LIMIT, caller)).contains(Duration.ofMinutes(15 - LIMIT.most()));
    assertThat(attempts.count(LIMIT, "somebody else of " + caller)).isEmpty();
    assertThat(attempts.count(Limit.CODES, caller)).isEmpty();
  }

  @Test
  void beginsAnewWhenTheWindowIsOver() {
    IntStream.range(0, 9).forEach(i -> attempts.count(LIMIT, caller));
    clock.advance(LIMIT.window().minusSeconds(1));
    assertThat(attempts.count(LIMIT, caller)).contains(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));

    assertThat(attempts.count(LIMIT, caller)).isEmpty();
    clock.advance(Duration.ofMinutes(14));
    IntStream.range(1, LIMIT.most())
        .forEach(i -> assertThat(attempts.count(LIMIT, caller)).isEmpty());
    assertThat(attempts.count(LIMIT, caller)).contains(Duration.ofMinutes(1));
  }

  @Test
  void takesBackAndForgets() {
    attempts.takeBack(LIMIT, caller);
    attempts.forget(LIMIT, caller);
    IntStream.range(0, LIMIT.most()).forEach(i -> attempts.count(LIMIT, caller));
    attempts.takeBack(LIMIT, caller);
    assertThat(attempts.count(LIMIT, caller)).isEmpty();
    assertThat(attempts.count(LIMIT, caller)).isPresent();

    attempts.forget(LIMIT, caller);
    attempts.takeBack(LIMIT, caller);
    IntStream.range(0, LIMIT.most())
        .forEach(i -> assertThat(attempts.count(LIMIT, caller)).isEmpty());
    assertThat(attempts.count(LIMIT, caller)).isPresent();
  }

  @Test
  void letsNoMorePassInParallel() {
    long passed =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> attempts.count(LIMIT, caller))
            .filter(Optional::isEmpty)
            .count();

    assertThat(passed).isEqualTo(LIMIT.most());
  }

  @Test
  void keepsNoAddressAndIsDeletedInTime() {
    attempts.count(LIMIT, caller);

    Map<String, AttributeValue> item =
        table.client().scan(scan -> scan.tableName(LocalTable.NAME)).items().stream()
            .filter(each -> each.get("expiresAt").n().equals(end()))
            .findFirst()
            .orElseThrow();
    assertThat(item.toString()).doesNotContain(caller);
    assertThat(item.get("pk").s()).startsWith("ATTEMPTS#");
  }

  private String end() {
    return Long.toString(clock.instant().plus(LIMIT.window()).getEpochSecond());
  }
}
