package dev.comanda.workflows.construct;

import static dev.comanda.workflows.construct.Ordered.map;
import static java.util.Map.entry;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.Map;
import software.amazon.awscdk.services.stepfunctions.MapJsonataProps;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.PassJsonataProps;
import software.amazon.awscdk.services.stepfunctions.ProvideItems;
import software.amazon.awscdk.services.stepfunctions.RetryProps;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.TaskStateBase;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.SqsSendMessage;
import software.amazon.awscdk.services.stepfunctions.tasks.SqsSendMessageJsonataProps;
import software.constructs.Construct;

/**
 * How work on messages ends that does not succeed. What no retry can help goes to the dead-letter
 * queue at once, with its reason, and counts as done; what fails otherwise is reported, and comes
 * again.
 */
public final class Failures {

  /** The message lacks what the work needs, or is too large for it: so it will be the next time. */
  private static final List<String> OF_THE_MESSAGE =
      List.of("States.QueryEvaluationError", "States.DataLimitExceeded");

  private final Construct states;
  private final Pass reportAsFailed;
  private final SqsSendMessage sendToDeadLetterQueue;

  Failures(Construct states, DeadLetters deadLetters) {
    this.states = states;
    reportAsFailed =
        Pass.jsonata(
            states,
            "ReportAsFailed",
            PassJsonataProps.builder().outputs(Outcome.of("failed")).build());
    sendToDeadLetterQueue = send(deadLetters);
    sendToDeadLetterQueue.addRetry(Retries.backingOff(1, 2));
    // The message stays in its queue, whose redrive policy has the same dead-letter queue.
    reportAllElse(sendToDeadLetterQueue);
  }

  private SqsSendMessage send(DeadLetters deadLetters) {
    return SqsSendMessage.jsonata(
        states,
        "SendToDeadLetterQueue",
        SqsSendMessageJsonataProps.builder()
            .queue(deadLetters.withoutKey(states))
            .messageBody(
                TaskInput.fromObject(
                    map(
                        entry("reason", "{% $states.input.reason %}"),
                        entry("messageId", "{% $states.input.messageId %}"),
                        entry("event", "{% $states.input.event %}"))))
            .taskTimeout(Timeout.duration(Duration.seconds(5)))
            .outputs(Outcome.of("dead-lettered"))
            .build());
  }

  /**
   * The work on each message by itself; what failed is to be delivered again.
   *
   * @param first the work's first state
   */
  public IChainable forEach(String id, String comment, IChainable first) {
    return Map.jsonata(
            states,
            id,
            MapJsonataProps.builder()
                .comment(comment)
                .outputs(map(entry("batchItemFailures", "{% [" + Outcome.FAILED + "] %}")))
                .build())
        .itemProcessor(first);
  }

  /**
   * Dead letters of messages whose work is done; what failed is to be delivered again.
   *
   * @param items a JSONata expression for the list of {@code {messageId, event, reason}}
   * @param failed a JSONata expression for the ids of messages that have failed before
   */
  public IChainable deadLetterEach(String id, String items, String failed) {
    return Map.jsonata(
            states,
            id,
            MapJsonataProps.builder()
                .items(ProvideItems.jsonata("{% " + items + " %}"))
                .outputs(
                    map(
                        entry(
                            "batchItemFailures",
                            "{% ["
                                + failed
                                + ".{'itemIdentifier': $}, "
                                + Outcome.FAILED
                                + "] %}")))
                .build())
        .itemProcessor(sendToDeadLetterQueue);
  }

  /**
   * Dead-letters what can never succeed, and reports what keeps failing.
   *
   * @param permanent the task's errors that no retry can help
   * @param retries what is done about other errors, the last one about all
   */
  public <T extends TaskStateBase> T handle(T task, List<String> permanent, RetryProps... retries) {
    List<String> never = Stream.concat(permanent.stream(), OF_THE_MESSAGE.stream()).toList();
    task.addRetry(Retries.never(never));
    for (RetryProps retry : retries) {
      task.addRetry(retry);
    }
    task.addCatch(
        sendToDeadLetterQueue,
        CatchProps.builder()
            .errors(never)
            .outputs(withReason("$states.errorOutput.Error", "$states.errorOutput.Cause"))
            .build());
    reportAllElse(task);
    return task;
  }

  /**
   * A state that dead-letters a message.
   *
   * @param error the reason's name
   * @param cause the reason, as a JSONata expression
   */
  public IChainable giveUp(String id, String error, String cause) {
    return Pass.jsonata(
            states,
            id,
            PassJsonataProps.builder().outputs(withReason("'" + error + "'", cause)).build())
        .next(sendToDeadLetterQueue);
  }

  private void reportAllElse(TaskStateBase task) {
    task.addCatch(reportAsFailed, CatchProps.builder().outputs("{% $states.input %}").build());
  }

  private static String withReason(String error, String cause) {
    return "{% $merge([$states.input, {'reason': {'error': "
        + error
        + ", 'cause': "
        + cause
        + "}}]) %}";
  }
}
