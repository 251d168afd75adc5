package dev.comanda.cdk.consumer;

import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.workflows.construct.DeadLetters;
import dev.comanda.workflows.construct.QueuePipe;
import dev.comanda.workflows.construct.QueueWorkflow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Who works on the events of a topic: a queue with what catches those that cannot be worked on or
 * delivered, a workflow, and the pipe between them, with their permissions and alarms.
 *
 * <p>Whoever has to find it does so by convention, and keeps no list. {@code OrderEmail} has the
 * outputs {@code EmailQueueUrl}, {@code EmailDeadLetterQueueUrl}, {@code EmailUndeliveredQueueUrl}
 * and {@code OrderEmailArn}: by the former operators redrive it, by the latter they verify its part
 * of an order's way. The dashboards show its legs, and {@link Producer} is deployed after it.
 */
public final class EventConsumer extends Construct {

  private final ITopic topic;
  private final String flow;
  private final WorkQueue queue;
  private final Worker worker;
  private final List<Leg> legs;

  /**
   * What it is about.
   *
   * @param topic where the events are published; its key encrypts the queues too
   * @param flow the dashboard that it is shown on, with others of the same flow
   * @param missing what there is not while events are not worked on, as operators read it: {@code
   *     customers have no confirmation mail}
   * @param functions the tasks that its workflow calls, in that order; may be empty
   */
  public record Props(ITopic topic, String flow, String missing, List<JavaFunction> functions) {}

  /** What it does with events. */
  @FunctionalInterface
  public interface Work {

    /** Defines the workflow. */
    QueueWorkflow define(Construct scope, String id, RetentionDays logs, DeadLetters deadLetters);
  }

  /**
   * Defines the consumer, in the stack of whoever needs it.
   *
   * @param id the workflow's name in capitals
   */
  public EventConsumer(
      Construct scope, String id, DeploymentConfig config, Alarms alarms, Props props, Work work) {
    super(scope, id);
    topic = props.topic();
    flow = props.flow();
    RetentionDays logs = config.retention().logs();
    queue = new WorkQueue(this, "Queue", config, topic);
    QueueWorkflow workflow = work.define(this, "Default", logs, queue.deadLetters());
    QueuePipe pipe =
        new QueuePipe(this, "Pipe", logs, queue.queue(), topic.getMasterKey(), workflow);
    worker = new Worker(pipe, workflow, props.functions());
    alarms.worker(worker);
    ConsumerAlarms.define(alarms, config, queue, id + "Queue", props.missing());
    ConsumerOutputs.define(this, id, queue, workflow);
    legs = new ArrayList<>(ConsumerLegs.of(queue, worker, props.missing()));
  }

  /** Those of a tree of constructs, in the order of their definition. */
  public static List<EventConsumer> in(IConstruct tree) {
    return tree.getNode().findAll().stream()
        .filter(EventConsumer.class::isInstance)
        .map(EventConsumer.class::cast)
        .toList();
  }

  /** Shows what comes after the workflow. */
  public void show(Leg leg) {
    legs.add(leg);
  }

  /** Whose events it works on. */
  public ITopic topic() {
    return topic;
  }

  /** The dashboard that it is shown on. */
  public String flow() {
    return flow;
  }

  /** The events that wait for it. */
  public IQueue queue() {
    return queue.queue();
  }

  /** Where it sends what can never succeed. */
  public DeadLetters deadLetters() {
    return queue.deadLetters();
  }

  /** What works on its queue. */
  public Worker worker() {
    return worker;
  }

  /** Its part of the flow, from the queue on. */
  public List<Leg> legs() {
    return Collections.unmodifiableList(legs);
  }
}
