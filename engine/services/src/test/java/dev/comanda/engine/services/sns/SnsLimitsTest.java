package dev.comanda.engine.services.sns;

import static dev.comanda.engine.aws.TestDoor.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.TestDoor;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SnsException;

class SnsLimitsTest {

  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:queue";

  private static TestDoor door;
  private static SnsService service;
  private static SnsClient sns;

  private String topic;

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    service = new SnsService(door.door());
    sns = door.client(SnsClient.builder());
  }

  @AfterAll
  static void stop() {
    service.close();
    door.close();
  }

  @BeforeEach
  void make(TestInfo info) {
    String name = info.getTestMethod().orElseThrow().getName();
    topic = service.create(resource("AWS::SNS::Topic", name, "{}")).ref();
  }

  @Test
  void subscribesAnEndpointOnce() {
    Map<String, String> raw = Map.of("RawMessageDelivery", "true");
    String arn = subscribeByApi(raw);

    assertThat(subscribeByApi(raw)).isEqualTo(arn);
    assertThat(subscribeByApi(Map.of())).isEqualTo(arn);
    assertRefused(
        "Invalid parameter: Attributes Reason: Subscription already exists with different"
            + " attributes",
        () -> subscribeByApi(Map.of("RawMessageDelivery", "false")));
  }

  @Test
  void namesTheCallInItsRefusalsOfAttributes() {
    assertRefused(
        "Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [yes]. Must be"
            + " true or false.",
        () -> subscribeByApi(Map.of("RawMessageDelivery", "yes")));
    assertRefused(
        "Invalid parameter: Attributes Reason: FilterPolicyScope: Invalid value [Body]. Please use"
            + " either MessageBody or MessageAttributes",
        () -> subscribeByApi(Map.of("FilterPolicyScope", "Body")));
    assertRefused(
        "Invalid parameter: Attributes Reason: RedrivePolicy: deadLetterTargetArn is an invalid arn",
        () -> subscribeByApi(Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"q\"}")));
    String arn = subscribeByApi(Map.of());
    assertRefused(
        "Invalid parameter: RawMessageDelivery: Invalid value [yes]. Must be true or false.",
        () -> set(arn, "RawMessageDelivery", "yes"));
    assertRefused("Invalid parameter: AttributeName", () -> set(arn, "Nothing", "x"));
  }

  @Test
  void takesADeadLetterQueueAwayAgain() {
    String arn =
        subscribeByApi(
            Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"%s\"}".formatted(QUEUE)));

    set(arn, "RedrivePolicy", "{}");

    assertThat(sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes())
        .doesNotContainKey("RedrivePolicy");
  }

  @Test
  void refusesAnArnThatIsNone() {
    assertRefused(
        "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1",
        () -> sns.publish(r -> r.topicArn("topic").message("x")));
  }

  @Test
  void refusesABatchWhoseRefusedEntriesMakeItTooLong() {
    assertThatThrownBy(
            () ->
                sns.publishBatch(
                    r ->
                        r.topicArn(topic)
                            .publishBatchRequestEntries(
                                e -> e.id("a").message("x".repeat(262_145)),
                                e -> e.id("b").message("x"))))
        .isInstanceOf(BatchRequestTooLongException.class);
  }

  @Test
  void countsAnAttributeTowardsTheLimitOfAMessage() {
    sns.publish(
        r -> r.topicArn(topic).message("x".repeat(262_144 - 8)).messageAttributes(bytes(1)));

    assertRefused(
        "Invalid parameter: Message too long",
        () ->
            sns.publish(
                r ->
                    r.topicArn(topic)
                        .message("x".repeat(262_144 - 8))
                        .messageAttributes(bytes(2))));
  }

  private static Map<String, MessageAttributeValue> bytes(int count) {
    var value = SdkBytes.fromByteArray(new byte[count]);
    return Map.of(
        "a", MessageAttributeValue.builder().dataType("Binary").binaryValue(value).build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWS.x  | String | Invalid message attribute name: AWS.x
          amazon.| String | Invalid message attribute name: amazon.
          .x     | String | Invalid message attribute name: .x
          a..b   | String | Invalid message attribute name: a..b
          a b    | String | Invalid message attribute name: a b
          a      | Text   | The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.
          a      | Number | Could not cast message attribute 'a' value to number.
          """)
  void refusesAMessageAttribute(String name, String type, String message) {
    var attribute = MessageAttributeValue.builder().dataType(type).stringValue("x").build();

    assertThatThrownBy(
            () ->
                sns.publish(
                    r ->
                        r.topicArn(topic)
                            .message("text")
                            .messageAttributes(Map.of(name, attribute))))
        .isInstanceOfSatisfying(
            SnsException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ParameterValueInvalid");
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
            });
  }

  private static void assertRefused(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidParameterException.class,
            e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message));
  }

  private String subscribeByApi(Map<String, String> attributes) {
    return sns.subscribe(
            r -> r.topicArn(topic).protocol("sqs").endpoint(QUEUE).attributes(attributes))
        .subscriptionArn();
  }

  private static void set(String arn, String name, String value) {
    sns.setSubscriptionAttributes(
        r -> r.subscriptionArn(arn).attributeName(name).attributeValue(value));
  }
}
