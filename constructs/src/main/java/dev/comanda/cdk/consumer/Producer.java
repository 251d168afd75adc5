package dev.comanda.cdk.consumer;

import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.construct.Worker;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.IConstruct;

/**
 * Who publishes the events of a topic. It knows nobody who consumes them.
 *
 * @param topic where
 * @param worker what makes the events
 * @param leg what dashboards show of it
 */
public record Producer(ITopic topic, Worker worker, Leg leg) {

  /** Whoever consumes the topic's events, below {@code tree}. */
  public List<EventConsumer> consumers(IConstruct tree) {
    return EventConsumer.in(tree).stream()
        .filter(consumer -> consumer.topic().equals(topic))
        .toList();
  }

  /**
   * Deploys the stack of the producer after those of all consumers below {@code tree}: a new
   * version of an event is not published before there is nobody left who could not read it.
   */
  public void deployAfterConsumers(IConstruct tree) {
    Stack stack = Stack.of(worker.workflow());
    consumers(tree)
        .forEach(
            consumer ->
                stack.addStackDependency(
                    Stack.of(consumer), "It reads a version of an event before it is published"));
  }
}
