package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queues and topics: who may send, what is kept, and that nobody else reads it. */
class QueuesTest {

  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

  private final Assembly dev = Assembly.dev();

  @ParameterizedTest
  @MethodSource("workedOn")
  void queuesGiveAMessageUpAfterFiveTries(Resource queue) {
    JsonNode redrive = queue.at("/RedrivePolicy");

    assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(5);
    assertThat(redrive.at("/deadLetterTargetArn/Fn::GetAtt/0").asText())
        .isEqualTo(queue.id() + "DeadLetterQueue");
  }

  @ParameterizedTest
  @MethodSource("workedOn")
  void queuesAdmitTheTopicAndNobodyElse(Resource queue) {
    assertThat(dev.resource(queue.stack(), queue.id() + "Policy").statements())
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
              assertThat(statement.at("/Principal/Service").asText())
                  .isEqualTo("sns.amazonaws.com");
              assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn"))
                  .isEqualTo(subscription(queue).at("/TopicArn"));
            });
  }

  @Test
  void queuesAreEncryptedAndRefuseConnectionsWithoutTls() {
    assertThat(dev.resources(QUEUE))
        .isNotEmpty()
        .allSatisfy(queue -> isEncryptedByAKeyOfItsStack(queue))
        .allSatisfy(queue -> refusesWithoutTls(queue));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void topicsAreEncryptedAndRefuseConnectionsWithoutTls(Resource topic) {
    isEncryptedByAKeyOfItsStack(topic);
    refusesWithoutTls(topic);
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void theKeyRotatesAndGoesWithWhatItEncrypts(Assembly assembly) {
    assertThat(assembly.resources("AWS::KMS::Key"))
        .isNotEmpty()
        .allSatisfy(
            key -> {
              assertThat(key.at("/EnableKeyRotation").asBoolean()).isTrue();
              assertThat(key.definition().path("DeletionPolicy").asText()).isEqualTo("Delete");
            });
  }

  @Test
  void subscriptionsDeliverEventsAsTheyAreAndKeepWhatTheyCannotDeliver() {
    assertThat(dev.resources(SUBSCRIPTION))
        .hasSameSizeAs(workedOn().toList())
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
    List<String> ofQueues =
        workedOn()
            .map(queue -> queue.at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0").asText())
            .toList();

    assertThat(dev.resources(QUEUE))
        .filteredOn(queue -> !isWorkedOn(queue) && !ofQueues.contains(queue.id()))
        .extracting(Resource::id)
        .contains("StreamDeadLetterQueue")
        .hasSizeGreaterThan(dev.resources(SUBSCRIPTION).size());
    assertThat(dev.resources(QUEUE))
        .filteredOn(queue -> !isWorkedOn(queue) && !ofQueues.contains(queue.id()))
        .allSatisfy(
            queue ->
                assertThat(queue.at("/RedriveAllowPolicy/redrivePermission").asText())
                    .isEqualTo("denyAll"));
  }

  /** Whether somebody works on a queue's messages; dead letters wait for operators. */
  static boolean isWorkedOn(Resource queue) {
    return queue.properties().has("RedrivePolicy");
  }

  static Stream<Resource> workedOn() {
    return Assembly.dev().resources(QUEUE).stream().filter(QueuesTest::isWorkedOn);
  }

  static List<Resource> topics() {
    return Assembly.dev().resources("AWS::SNS::Topic");
  }

  private Resource subscription(Resource queue) {
    return dev.resources(SUBSCRIPTION).stream()
        .filter(subscription -> subscription.stack().equals(queue.stack()))
        .filter(
            subscription -> subscription.at("/Endpoint/Fn::GetAtt/0").asText().equals(queue.id()))
        .findFirst()
        .orElseThrow();
  }

  private void isEncryptedByAKeyOfItsStack(Resource resource) {
    Resource key = Reference.of(dev, resource.stack(), resource.at("/KmsMasterKeyId")).resource();

    assertThat(key.type()).isEqualTo("AWS::KMS::Key");
    assertThat(key.stack()).isEqualTo(resource.stack());
  }

  private void refusesWithoutTls(Resource resource) {
    assertThat(dev.resource(resource.stack(), resource.id() + "Policy").statements())
        .anySatisfy(
            statement -> {
              assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
              assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText())
                  .isEqualTo("false");
            });
  }
}
