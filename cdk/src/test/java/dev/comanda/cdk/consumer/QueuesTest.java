package dev.comanda.cdk.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queues and topics: who may send, what is kept, and that nobody else reads it. */
class QueuesTest {

  private static final String CONSUMERS = "dev.comanda.cdk.consumer.Consumer#dev";

  private final Assembly dev = Assembly.dev();

  @ParameterizedTest
  @MethodSource(CONSUMERS)
  void queuesGiveAMessageUpAfterFiveTries(Consumer consumer) {
    assertThat(consumer.queue().at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(5);
    assertThat(consumer.deadLetters().id()).isEqualTo(consumer.id() + "QueueDeadLetterQueue");
  }

  @ParameterizedTest
  @MethodSource(CONSUMERS)
  void queuesAdmitTheTopicAndNobodyElse(Consumer consumer) {
    assertThat(policy(consumer.queue()).statements())
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
              assertThat(statement.at("/Principal/Service").asText())
                  .isEqualTo("sns.amazonaws.com");
              JsonNode source = statement.at("/Condition/ArnEquals/aws:SourceArn");
              assertThat(Reference.of(dev, consumer.stack(), source).resource())
                  .isEqualTo(consumer.topic());
            });
  }

  @Test
  void queuesAreEncryptedAndRefuseConnectionsWithoutTls() {
    assertThat(dev.resources("AWS::SQS::Queue"))
        .isNotEmpty()
        .allSatisfy(
            queue -> {
              assertThat(key(queue).type()).isEqualTo("AWS::KMS::Key");
              assertThat(refusesWithoutTls(policy(queue))).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource(CONSUMERS)
  void queuesHaveTheKeyOfTheirTopic(Consumer consumer) {
    assertThat(Stream.of(consumer.queue(), consumer.deadLetters(), consumer.undelivered()))
        .extracting(this::key)
        .containsOnly(key(consumer.topic()));
  }

  /** A queue that belongs to nobody is watched and redriven by nobody. */
  @Test
  void queuesAreAConsumersOrTakeThePositionsThatAPipeGaveUp() {
    Set<String> known = new TreeSet<>();
    for (Consumer consumer : Consumer.in(dev)) {
      known.add(consumer.queue().toString());
      known.add(consumer.deadLetters().toString());
      known.add(consumer.undelivered().toString());
    }
    ofPipes().forEach(queue -> known.add(queue.toString()));

    assertThat(dev.resources("AWS::SQS::Queue"))
        .extracting(Resource::toString)
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void topicsAreEncryptedAndRefuseConnectionsWithoutTls(Resource topic) {
    assertThat(key(topic).stack()).isEqualTo(topic.stack());
    assertThat(refusesWithoutTls(policy(topic))).isTrue();
  }

  static List<Resource> topics() {
    return Assembly.dev().resources("AWS::SNS::Topic");
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

  @ParameterizedTest
  @MethodSource(CONSUMERS)
  void subscriptionsDeliverEventsAsTheyAreAndKeepWhatTheyCannotDeliver(Consumer consumer) {
    assertThat(consumer.subscription().at("/RawMessageDelivery").asBoolean()).isTrue();
    assertThat(consumer.undelivered().id()).endsWith("UndeliveredQueue");
  }

  @Test
  void deadLettersOfSubscriptionsAndPipesAreMixedWithNoQueues() {
    assertThat(Stream.concat(Consumer.in(dev).stream().map(Consumer::undelivered), ofPipes()))
        .isNotEmpty()
        .allSatisfy(
            queue ->
                assertThat(queue.at("/RedriveAllowPolicy/redrivePermission").asText())
                    .isEqualTo("denyAll"));
  }

  private Stream<Resource> ofPipes() {
    return dev.resources("AWS::Pipes::Pipe").stream()
        .filter(pipe -> pipe.properties().findValue("DeadLetterConfig") != null)
        .map(
            pipe ->
                Reference.of(
                        dev,
                        pipe.stack(),
                        pipe.properties().findValue("DeadLetterConfig").path("Arn"))
                    .resource());
  }

  private Resource policy(Resource queueOrTopic) {
    return dev.resource(queueOrTopic.stack(), queueOrTopic.id() + "Policy");
  }

  private Resource key(Resource queueOrTopic) {
    return Reference.of(dev, queueOrTopic.stack(), queueOrTopic.at("/KmsMasterKeyId")).resource();
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
