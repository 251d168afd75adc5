package dev.comanda.operations.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsumerTest {

  private static final Outputs OUTPUTS =
      new Outputs(
          Json.parse(
              """
              {
                "Comanda-dev-Stream": {"OrderFanoutArn": "arn:fanout", "StreamDeadLetterQueueUrl": "http://q/s-dead"},
                "Comanda-dev-Warehouse": {
                  "OrderWarehouseArn": "arn:warehouse",
                  "WarehouseQueueUrl": "http://q/w",
                  "WarehouseDeadLetterQueueUrl": "http://q/w-dead",
                  "WarehouseUndeliveredQueueUrl": "http://q/w-undelivered"
                },
                "Comanda-dev-Sender": {
                  "MailEventsArn": "arn:mail-events",
                  "MailEventsQueueUrl": "http://q/m",
                  "MailEventsDeadLetterQueueUrl": "http://q/m-dead"
                }
              }
              """));

  @Test
  void isWhateverHasAQueueAndAQueueForDeadLetters() {
    assertThat(Consumer.all(OUTPUTS))
        .extracting(Consumer::noun)
        .containsExactly("MailEvents", "Warehouse");
  }

  @Test
  void hasItsQueuesAndANameForTheCommandLine() {
    Consumer mailEvents = Consumer.all(OUTPUTS).get(0);
    Consumer warehouse = Consumer.all(OUTPUTS).get(1);

    assertThat(mailEvents.queue()).isEqualTo("http://q/m");
    assertThat(mailEvents.deadLetters())
        .isEqualTo(new DeadLetters("mail-events", List.of("http://q/m-dead")));
    assertThat(warehouse.deadLetters())
        .isEqualTo(
            new DeadLetters("warehouse", List.of("http://q/w-dead", "http://q/w-undelivered")));
  }

  @Test
  void worksOnEveryOrderIfItsWorkflowIsNamedSo() {
    assertThat(Consumer.all(OUTPUTS).get(0).orderWorkflow()).isEmpty();
    assertThat(Consumer.all(OUTPUTS).get(1).orderWorkflow()).contains("arn:warehouse");
  }

  @Test
  void isNotTheProducerWhoseLettersAreOfTheStream() {
    assertThat(DeadLetters.ofStream(OUTPUTS))
        .isEqualTo(new DeadLetters("stream", List.of("http://q/s-dead")));
  }
}
