package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queues and topics: who may send, what is kept, and that nobody else reads it. */
class QueuesTest {

  private final Assembly dev = Assembly.dev();

  @ParameterizedTest
  @ValueSource(strings = {"OrderEmailQueue", "OrderLakeQueue", "MailEventsQueue"})
  void queuesGiveAMessageUpAfterFiveTries(String queue) {
    JsonNode redrive = dev.resource(stackOf(queue), queue).at("/RedrivePolicy");

    assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(5);
    assertThat(redrive.at("/deadLetterTargetArn/Fn::GetAtt/0").asText())
        .isEqualTo(queue + "DeadLetterQueue");
  }

  @ParameterizedTest
  @CsvSource({
    "OrderEmailQueue, OrdersTopic",
    "OrderLakeQueue, OrdersTopic",
    "MailEventsQueue, MailEventsTopic"
  })
  void queuesAdmitTheTopicAndNobodyElse(String queue, String topic) {
    assertThat(dev.resource(stackOf(queue), queue + "Policy").statements())
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
              assertThat(statement.at("/Principal/Service").asText())
                  .isEqualTo("sns.amazonaws.com");
              assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn/Ref").asText())
                  .isEqualTo(topic);
            });
  }

  @Test
  void queuesAreEncryptedAndRefuseConnectionsWithoutTls() {
    assertThat(dev.resources("AWS::SQS::Queue"))
        .hasSize(10)
        .allSatisfy(
            queue -> {
              assertThat(queue.at("/KmsMasterKeyId/Fn::GetAtt/0").asText())
                  .isEqualTo(keyOf(queue.stack()));
              assertThat(refusesWithoutTls(dev.resource(queue.stack(), queue.id() + "Policy")))
                  .isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({"Stream, OrdersTopic", "Sender, MailEventsTopic"})
  void topicsAreEncryptedAndRefuseConnectionsWithoutTls(String stack, String topic) {
    assertThat(dev.resource(stack, topic).at("/KmsMasterKeyId/Fn::GetAtt/0").asText())
        .isEqualTo(keyOf(stack));
    assertThat(refusesWithoutTls(dev.resource(stack, topic + "Policy"))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void theKeyRotatesAndGoesWithWhatItEncrypts(Assembly assembly) {
    Resource key = assembly.resource("Stream", "EventsKey");

    assertThat(key.at("/EnableKeyRotation").asBoolean()).isTrue();
    assertThat(key.definition().path("DeletionPolicy").asText()).isEqualTo("Delete");
  }

  @Test
  void subscriptionsDeliverEventsAsTheyAreAndKeepWhatTheyCannotDeliver() {
    assertThat(dev.resources("AWS::SNS::Subscription"))
        .hasSize(3)
        .allSatisfy(
            subscription -> {
              assertThat(subscription.at("/RawMessageDelivery").asBoolean()).isTrue();
              assertThat(
                      subscription.at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0").asText())
                  .endsWith("UndeliveredQueue");
            });
  }

  @Test
  void deadLettersOfSubscriptionsAndPipesAreMixedWithNoQueues() {
    assertThat(dev.resources("AWS::SQS::Queue"))
        .filteredOn(queue -> queue.id().matches("\\w+UndeliveredQueue|StreamDeadLetterQueue"))
        .hasSize(4)
        .allSatisfy(
            queue ->
                assertThat(queue.at("/RedriveAllowPolicy/redrivePermission").asText())
                    .isEqualTo("denyAll"));
  }

  private static String stackOf(String queue) {
    return queue.startsWith("Mail") ? "Sender" : "Stream";
  }

  private static String keyOf(String stack) {
    return stack.equals("Sender") ? "MailEventsKey" : "EventsKey";
  }

  private static boolean refusesWithoutTls(Resource policy) {
    return policy.statements().stream()
        .anyMatch(
            statement ->
                statement.path("Effect").asText().equals("Deny")
                    && statement
                        .at("/Condition/Bool/aws:SecureTransport")
                        .asText()
                        .equals("false"));
  }
}
