package dev.comanda.workflows.lake;

import dev.comanda.workflows.construct.Calls;
import dev.comanda.workflows.construct.DeadLetters;
import dev.comanda.workflows.construct.QueueWorkflow;
import dev.comanda.workflows.construct.Retries;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/** Every order's row, put into the lake's stream. */
public final class OrderLake extends QueueWorkflow {

  private static final Batches BATCHES =
      new Batches("OrderPlaced events in the lake queue, to the workflow order-lake", 10);

  private static final String REJECTED =
      "{% $exists($states.result.Payload.rejected) ? [$states.result.Payload.rejected.($rejection"
          + " := $; {'messageId': messageId, 'event': $states.input[messageId ="
          + " $rejection.messageId].event, 'reason': {'error': 'RecordRejected', 'cause':"
          + " reason}})] %}";

  /** Defines the workflow. */
  public OrderLake(
      Construct scope,
      String id,
      RetentionDays logs,
      IFunction putLakeRecords,
      DeadLetters deadLetters) {
    super(
        scope,
        id,
        logs,
        deadLetters,
        "Writes one row per order into the lake's stream. Input: [{messageId, event}], as the pipe"
            + " order-lake makes it. Output: the messages to be delivered again. An event that makes"
            + " no row goes to the dead-letter queue at once, with its reason, and counts as done. If"
            + " the function itself keeps failing, so does the execution, and the whole batch is"
            + " delivered again.",
        BATCHES,
        (states, failures) ->
            putLakeRecords(states, putLakeRecords)
                .next(
                    failures.deadLetterEach(
                        "DeadLetterRejected", "$states.input.rejected", "$failed")));
  }

  private static LambdaInvoke putLakeRecords(Construct states, IFunction function) {
    LambdaInvoke put =
        LambdaInvoke.jsonata(
            states,
            "PutLakeRecords",
            Calls.of(function, Map.of("records", "{% $states.input %}"))
                .comment(
                    "The whole batch in one call. The answer tells apart failed (Kinesis did not"
                        + " take the row, and may later) and rejected (the event makes no row, now"
                        + " or ever). An answer that lacks either list fails the execution.")
                .assign(Map.of("failed", "{% $states.result.Payload.failed %}"))
                .outputs(Map.of("rejected", REJECTED))
                .build());
    put.addRetry(Retries.never(List.of("States.QueryEvaluationError")));
    put.addRetry(Retries.backingOff(2, 2));
    return put;
  }
}
