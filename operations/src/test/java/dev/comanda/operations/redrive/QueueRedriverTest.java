package dev.comanda.operations.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.operations.shop.DeadLetter;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A look, in which SQS is not called. */
class QueueRedriverTest {

  private static final SqsClient NOBODY =
      new SqsClient() {
        @Override
        public String serviceName() {
          return SERVICE_NAME;
        }

        @Override
        public void close() {}
      };

  static Stream<Arguments> unsendable() {
    return Stream.of(
        Arguments.of("", "that is empty"),
        Arguments.of("x".repeat(1024 * 1024 + 1), "of more than 1048576 bytes"),
        Arguments.of("a\\u0000b", "with control characters"),
        Arguments.of("a\\uFFFEb", "with control characters"));
  }

  @ParameterizedTest
  @MethodSource("unsendable")
  void saysBeforeWhatSqsWouldNotTake(String event, String why) {
    Redriver.Outcome outcome =
        look("{\"reason\": {\"error\": \"Lost\"}, \"event\": \"" + event + "\"}");

    assertThat(outcome)
        .isEqualTo(new Redriver.Outcome(false, "SQS takes no message " + why + " (Lost)"));
  }

  @Test
  void tellsWhyTheLetterWasThere() {
    assertThat(look("{\"reason\": {\"error\": \"Lost\", \"cause\": \"to a@b.c\"}, \"event\": {}}"))
        .isEqualTo(new Redriver.Outcome(true, "to email (Lost: to ...@b.c)"));
  }

  @ParameterizedTest
  @CsvSource({
    "2016-07-30T23:54:10.259Z, 0 s",
    "2016-07-30T23:54:59Z, 48 s",
    "2016-07-31T00:54:09Z, 59 min",
    "2016-07-31T23:54:10Z, 23 h",
    "2016-08-09T23:54:11Z, 10 d",
    "2016-07-30T00:00:00Z, 0 s"
  })
  void anAgeIsToldInItsLargestUnit(Instant now, String age) {
    assertThat(Age.told("01ARZ3NDEKTSV4RRFFQ69G5FAV", now))
        .isEqualTo("01ARZ3NDEKTSV4RRFFQ69G5FAV (" + age + " old)");
  }

  private static Redriver.Outcome look(String body) {
    return new QueueRedriver(NOBODY, "http://q/email")
        .redrive(DeadLetter.of(Message.builder().messageId("id").body(body).build()), true);
  }
}
