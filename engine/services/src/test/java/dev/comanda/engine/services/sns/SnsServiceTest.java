package dev.comanda.engine.services.sns;

import static dev.comanda.engine.aws.TestDoor.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.service.Created;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a topic does with messages. */
class SnsServiceTest extends SnsUnderTest {

  @Test
  void deliversTheMessageItselfWithItsAttributesWhenRaw() {
    subscribe("'RawMessageDelivery':true");

    sns.publish(
        r ->
            r.topicArn(topic)
                .message("{\"ñ\":\"a&b=c\"}")
                .messageAttributes(Map.of("eventType", text("OrderPlaced"), "count", number("3"))));

    Message message = receive(queue);
    assertThat(message.body()).isEqualTo("{\"ñ\":\"a&b=c\"}");
    assertThat(message.messageAttributes().get("eventType").stringValue()).isEqualTo("OrderPlaced");
    assertThat(message.messageAttributes().get("count").dataType()).isEqualTo("Number");
  }

  @Test
  void deliversANotificationWhenNotRaw() {
    subscribe("'RawMessageDelivery':false");

    String id =
        sns.publish(
                r ->
                    r.topicArn(topic)
                        .subject("About")
                        .message("text")
                        .messageAttributes(Map.of("kind", text("x"))))
            .messageId();

    JsonNode notification = Json.parse(receive(queue).body());
    assertThat(notification.path("Type").asText()).isEqualTo("Notification");
    assertThat(notification.path("MessageId").asText()).isEqualTo(id);
    assertThat(notification.path("TopicArn").asText()).isEqualTo(topic);
    assertThat(notification.path("Subject").asText()).isEqualTo("About");
    assertThat(notification.path("Message").asText()).isEqualTo("text");
    assertThat(notification.path("Timestamp").asText()).matches("\\d{4}-.*T.*\\.\\d{3}Z");
    assertThat(notification.at("/MessageAttributes/kind/Type").asText()).isEqualTo("String");
    assertThat(notification.at("/MessageAttributes/kind/Value").asText()).isEqualTo("x");
  }

  @Test
  void deliversOnlyWhatPassesTheFilterPolicy() {
    subscribe(
        "'RawMessageDelivery':true,'FilterPolicyScope':'MessageBody',"
            + "'FilterPolicy':{'order':{'total':[{'numeric':['>',100]}]}}");

    var answer =
        sns.publishBatch(
            r ->
                r.topicArn(topic)
                    .publishBatchRequestEntries(
                        entry("a", "{\"order\":{\"total\":100}}"),
                        entry("b", "{\"order\":{\"total\":101}}")));

    assertThat(answer.successful()).extracting("id").containsExactly("a", "b");
    assertThat(receive(queue).body()).isEqualTo("{\"order\":{\"total\":101}}");
    assertThat(queues.receiveMessage(r -> r.queueUrl(queue.ref())).messages()).isEmpty();
  }

  @Test
  void answersForEachEntryOfABatch() {
    subscribe("'RawMessageDelivery':true");

    var answer =
        sns.publishBatch(
            r ->
                r.topicArn(topic).publishBatchRequestEntries(entry("good", "x"), entry("bad", "")));

    assertThat(answer.successful()).extracting("id").containsExactly("good");
    assertThat(answer.failed()).hasSize(1);
    assertThat(answer.failed().get(0).id()).isEqualTo("bad");
    assertThat(answer.failed().get(0).code()).isEqualTo("InvalidParameter");
    assertThat(answer.failed().get(0).senderFault()).isTrue();
  }

  @Test
  void refusesABatchThatIsWrongAsAWhole() {
    assertThatThrownBy(() -> publish(List.of(entry("a", "x"), entry("a", "y"))))
        .isInstanceOf(BatchEntryIdsNotDistinctException.class);
    assertThatThrownBy(
            () -> publish(IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "x")).toList()))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    assertThatThrownBy(
            () ->
                publish(List.of(entry("a", "x".repeat(131_073)), entry("b", "x".repeat(131_072)))))
        .isInstanceOf(BatchRequestTooLongException.class);
  }

  @Test
  void refusesAMessageThatIsTooLongAndATopicThatIsNotThere() {
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("x".repeat(262_145))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Message too long");
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic + "-other").message("x")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void speaksJsonWithThoseInside() {
    subscribe("'RawMessageDelivery':true");
    var client = new AwsClient(door.door(), Caller.CLIENT);
    JsonNode input =
        Json.parse(
            """
            {"TopicArn":"%s","PublishBatchRequestEntries":[{"Id":"1","Message":"inside",
              "MessageAttributes":{"eventType":{"DataType":"String","StringValue":"E"}}}]}
            """
                .formatted(topic));

    JsonNode output = client.call("sns", "PublishBatch", input);

    assertThat(output.at("/Successful/0/Id").asText()).isEqualTo("1");
    assertThat(receive(queue).messageAttributes()).containsKey("eventType");
    assertThatThrownBy(() -> client.call("sns", "PublishBatch", Json.parse("{\"TopicArn\":\"x\"}")))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("InvalidParameterException"));
  }

  @Test
  void movesToTheDeadLetterQueueWhatTheQueueRefuses() {
    Created deadLetters = queue("SnsDeadLetters");
    service.create(
        resource(
            "AWS::SNS::Subscription",
            "Broken",
            """
            {'TopicArn':'%s','Protocol':'sqs','RawMessageDelivery':true,
             'Endpoint':'arn:aws:sqs:us-east-1:000000000000:not-there',
             'RedrivePolicy':{'deadLetterTargetArn':'%s'}}
            """
                .formatted(topic, deadLetters.attributes().get("Arn"))));

    sns.publish(r -> r.topicArn(topic).message("lost?"));

    assertThat(receive(deadLetters).body()).isEqualTo("lost?");
  }

  private void publish(List<PublishBatchRequestEntry> entries) {
    sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries));
  }

  private static PublishBatchRequestEntry entry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message).build();
  }

  private static MessageAttributeValue number(String value) {
    return MessageAttributeValue.builder().dataType("Number").stringValue(value).build();
  }
}
