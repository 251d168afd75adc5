package dev.comanda.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Deployment;
import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.Queue;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/** An event gets to each queue as it was published, and what a queue cannot take is not lost. */
@Contract
class FanoutContractIT {

  private static final String TYPE = "eventType";

  private final String id = UUID.randomUUID().toString();
  private final String event =
      "{\"eventId\": \"" + id + "\",  \"name\":\"Íñigo \\\"Muñoz\\\" <a&b> €\",\n\"amount\":1.0}";
  private final Deployment deployment;
  private final SnsClient sns;
  private final String topic;

  FanoutContractIT(Cloud cloud) {
    deployment = cloud.fresh();
    sns = deployment.services().sns();
    topic = deployment.output("OrdersTopicArn");
  }

  @Test
  void eachQueueGetsTheEventItselfWithItsType() {
    PublishBatchResponse published = publish();

    assertThat(published.failed()).isEmpty();
    assertThat(published.successful()).singleElement().extracting("id").isEqualTo("r1");
    for (String queue : new String[] {"EmailQueueUrl", "LakeQueueUrl"}) {
      Message message = Queue.of(deployment, queue).take(id);
      assertThat(message.body()).isEqualTo(event);
      assertThat(message.messageAttributes().get(TYPE).stringValue()).isEqualTo("OrderPlaced");
      assertThat(message.messageAttributes().get(TYPE).dataType()).isEqualTo("String");
    }
  }

  @Test
  void whatAQueueThatIsGoneWouldHaveGotIsADeadLetterOfItsSubscription() {
    Queue.of(deployment, "EmailQueueUrl").delete();

    publish();

    assertThat(Queue.of(deployment, "EmailUndeliveredQueueUrl").take(id).body()).isEqualTo(event);
    assertThat(Queue.of(deployment, "LakeQueueUrl").take(id).body()).isEqualTo(event);
  }

  @Test
  void aMessageThatIsNeverTakenOffBecomesADeadLetter() {
    publish();
    Queue queue = Queue.of(deployment, "EmailQueueUrl");
    Queue letters = Queue.of(deployment, "EmailDeadLetterQueueUrl");

    Message letter =
        Awaitility.await("the dead letter")
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> {
                  queue.look(id);
                  return letters.look(id);
                },
                found -> found != null);

    assertThat(letter.body()).isEqualTo(event);
    assertThat(letter.messageAttributes()).containsKey(TYPE);
  }

  private PublishBatchResponse publish() {
    return sns.publishBatch(
        batch ->
            batch
                .topicArn(topic)
                .publishBatchRequestEntries(
                    entry ->
                        entry
                            .id("r1")
                            .message(event)
                            .messageAttributes(
                                Map.of(
                                    TYPE,
                                    MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("OrderPlaced")
                                        .build()))));
  }
}
