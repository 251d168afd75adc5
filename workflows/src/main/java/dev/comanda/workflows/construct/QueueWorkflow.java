package dev.comanda.workflows.construct;

import java.util.function.BiFunction;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.constructs.Construct;

/**
 * A workflow that works on the messages of a queue. Its input is {@code [{messageId, event}]}, its
 * output names the messages to be delivered again.
 */
public abstract class QueueWorkflow extends Workflow {

  private final Batches batches;

  /**
   * What a pipe hands to the workflow.
   *
   * @param description what is in the queue
   * @param size how many messages at most, of which SQS gives no more than ten without a wait
   */
  public record Batches(String description, int size) {}

  /**
   * Defines the workflow.
   *
   * @param states defines the states below the construct that it is given, and gives the first
   */
  protected QueueWorkflow(
      Construct scope,
      String id,
      RetentionDays kept,
      DeadLetters deadLetters,
      String comment,
      Batches batches,
      BiFunction<Construct, Failures, IChainable> states) {
    super(scope, id, kept, comment, below -> states.apply(below, new Failures(below, deadLetters)));
    this.batches = batches;
    deadLetters.grantEncrypt(role());
  }

  final Batches batches() {
    return batches;
  }
}
