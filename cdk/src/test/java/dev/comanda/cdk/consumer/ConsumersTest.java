package dev.comanda.cdk.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.TemplateText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Consumers of events are units, and are found by convention. */
class ConsumersTest {

  private static final String CONSUMERS = "dev.comanda.cdk.consumer.Consumer#everywhere";

  @Test
  void areThoseOfMailsRowsAndOfWhatSesTells() {
    assertThat(Consumer.in(Assembly.dev()))
        .extracting(Consumer::id)
        .contains("OrderEmail", "OrderLake", "MailEvents");
  }

  @ParameterizedTest
  @MethodSource(CONSUMERS)
  void standInOneStackWhichComesAfterTheirTopic(Consumer consumer) {
    assertThat(
            Stream.of(
                consumer.queue(),
                consumer.deadLetters(),
                consumer.undelivered(),
                consumer.pipe(),
                consumer.workflow()))
        .extracting(Resource::stack)
        .containsOnly(consumer.stack());
    assertThat(before(consumer.assembly(), consumer.stack())).contains(consumer.topic().stack());
  }

  /** By these {@code redrive} and {@code verify} know them. */
  @ParameterizedTest
  @MethodSource(CONSUMERS)
  void haveTheOutputsThatOperatorsFindThemBy(Consumer consumer) {
    String noun = consumer.id().replaceAll("^Order", "");

    assertThat(output(consumer, noun + "QueueUrl")).isEqualTo(consumer.queue());
    assertThat(output(consumer, noun + "DeadLetterQueueUrl")).isEqualTo(consumer.deadLetters());
    assertThat(output(consumer, noun + "UndeliveredQueueUrl")).isEqualTo(consumer.undelivered());
    assertThat(output(consumer, consumer.id() + "Arn")).isEqualTo(consumer.workflow());
    assertThat(consumer.workflow().id()).isEqualTo(consumer.id());
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void ofOrdersAreAllDeployedBeforeWhoPublishesThem(Assembly assembly) {
    Resource publisher = publisher(assembly);
    List<String> stacks =
        Consumer.in(assembly).stream()
            .filter(consumer -> consumer.topic().equals(topic(assembly, publisher)))
            .map(Consumer::stack)
            .toList();

    assertThat(stacks).contains("Email", "Lake");
    assertThat(before(assembly, publisher.stack())).containsAll(stacks);
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void areUnknownToWhoPublishesTheirEvents(Assembly assembly) {
    String producer = publisher(assembly).stack();

    for (JsonNode imported : assembly.template(producer).findParents("Fn::ImportValue")) {
      assertThat(Consumer.in(assembly))
          .extracting(Consumer::stack)
          .doesNotContain(Reference.of(assembly, producer, imported).resource().stack());
    }
  }

  private static Resource output(Consumer consumer, String key) {
    JsonNode value =
        consumer.assembly().template(consumer.stack()).at("/Outputs/" + key + "/Value");
    return Reference.of(consumer.assembly(), consumer.stack(), value).resource();
  }

  /** The workflow that publishes in a topic. */
  private static Resource publisher(Assembly assembly) {
    return assembly.resources("AWS::StepFunctions::StateMachine").stream()
        .filter(machine -> assembly.workflow(machine).findValue("TopicArn") != null)
        .findFirst()
        .orElseThrow();
  }

  private static Resource topic(Assembly assembly, Resource publisher) {
    JsonNode arn =
        TemplateText.of(publisher.at("/DefinitionString"))
            .value(assembly.workflow(publisher).findValue("TopicArn"));
    return Reference.of(assembly, publisher.stack(), arn).resource();
  }

  /** All the stacks that come before one. */
  private static Set<String> before(Assembly assembly, String stack) {
    Set<String> before = new HashSet<>(Set.of(stack));
    for (String dependency : assembly.dependencies(stack)) {
      before.addAll(before(assembly, dependency));
    }
    return before;
  }
}
