package dev.comanda.engine.services.sns;

import static dev.comanda.engine.aws.TestDoor.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.services.sqs.SqsService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SnsServiceTest {

  private static TestDoor door;
  private static SqsService sqs;
  private static SnsService service;
  private static SnsClient sns;
  private static SqsClient queues;

  private String test;
  private String topic;
  private Created queue;

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    sqs = new SqsService(door.door(), door.http(), door.port(2), door.port(0));
    service = new SnsService(door.door());
    sns = door.client(SnsClient.builder());
    queues = door.client(SqsClient.builder());
  }

  @AfterAll
  static void stop() {
    service.close();
    sqs.close();
    door.close();
  }

  @BeforeEach
  void make(TestInfo info) {
    test = info.getTestMethod().orElseThrow().getName();
    topic = service.create(resource("AWS::SNS::Topic", test, "{}")).ref();
    queue = queue(test);
  }

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

  @Test
  void listsAndChangesSubscriptions() {
    subscribe("'RawMessageDelivery':true");
    String arn =
        sns.listSubscriptionsByTopic(r -> r.topicArn(topic))
            .subscriptions()
            .get(0)
            .subscriptionArn();

    sns.setSubscriptionAttributes(
        r ->
            r.subscriptionArn(arn)
                .attributeName("FilterPolicy")
                .attributeValue("{\"kind\":[\"wanted\"]}"));
    sns.publish(r -> r.topicArn(topic).message("no"));
    sns.publish(
        r -> r.topicArn(topic).message("yes").messageAttributes(Map.of("kind", text("wanted"))));

    assertThat(receive(queue).body()).isEqualTo("yes");
    assertThat(sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes())
        .containsEntry("RawMessageDelivery", "true")
        .containsEntry("FilterPolicy", "{\"kind\":[\"wanted\"]}");
    assertThatThrownBy(
            () ->
                sns.setSubscriptionAttributes(
                    r -> r.subscriptionArn(arn).attributeName("FilterPolicy").attributeValue("{")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void saysByWhichVersionItsTopicSigns() {
    topic =
        service.create(resource("AWS::SNS::Topic", test + "2", "{'SignatureVersion':'2'}")).ref();
    subscribe("'RawMessageDelivery':false");

    sns.publish(r -> r.topicArn(topic).message("text"));

    JsonNode notification = Json.parse(receive(queue).body());
    assertThat(notification.path("SignatureVersion").asText()).isEqualTo("2");
    assertThat(notification.path("UnsubscribeURL").asText())
        .startsWith("https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=")
        .contains(topic);
  }

  @Test
  void makesATopicOnceForItsNameAndDeletesItAsOftenAsAsked() {
    String made =
        sns.createTopic(r -> r.name(test + "-made").attributes(Map.of("DisplayName", "Made")))
            .topicArn();

    assertThat(made).isEqualTo("arn:aws:sns:us-east-1:000000000000:" + test + "-made");
    assertThat(sns.createTopic(r -> r.name(test + "-made")).topicArn()).isEqualTo(made);
    assertThat(sns.getTopicAttributes(r -> r.topicArn(made)).attributes())
        .containsEntry("DisplayName", "Made");

    sns.deleteTopic(r -> r.topicArn(made));
    sns.deleteTopic(r -> r.topicArn(made));
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(made).message("m")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void refusesATopicOfAWrongName() {
    assertThatThrownBy(() -> sns.createTopic(r -> r.name("orders.fifo")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Topic Name")
        .hasMessageContaining("orders.fifo");
  }

  @Test
  void refusesOtherProtocols() {
    assertThatThrownBy(
            () ->
                service.create(
                    resource(
                        "AWS::SNS::Subscription",
                        "Mail",
                        "{'TopicArn':'%s','Protocol':'email','Endpoint':'a@b'}".formatted(topic))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Protocol");
  }

  private void publish(List<PublishBatchRequestEntry> entries) {
    sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries));
  }

  private static PublishBatchRequestEntry entry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message).build();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static MessageAttributeValue number(String value) {
    return MessageAttributeValue.builder().dataType("Number").stringValue(value).build();
  }

  private void subscribe(String more) {
    service.create(
        resource(
            "AWS::SNS::Subscription",
            test + "Subscription",
            "{'TopicArn':'%s','Protocol':'sqs','Endpoint':'%s',%s}"
                .formatted(topic, queue.attributes().get("Arn"), more)));
  }

  private static Created queue(String name) {
    return sqs.create(resource("AWS::SQS::Queue", name, "{'VisibilityTimeout':60}"));
  }

  private static Message receive(Created queue) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                queues
                    .receiveMessage(
                        r ->
                            r.queueUrl(queue.ref())
                                .messageAttributeNames("All")
                                .maxNumberOfMessages(1))
                    .messages(),
            messages -> !messages.isEmpty())
        .get(0);
  }
}
