package dev.comanda.workflows.email;

import static dev.comanda.workflows.construct.Ordered.map;
import static java.util.Map.entry;

import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.workflows.construct.Calls;
import dev.comanda.workflows.construct.DeadLetters;
import dev.comanda.workflows.construct.Failures;
import dev.comanda.workflows.construct.Outcome;
import dev.comanda.workflows.construct.QueueWorkflow;
import dev.comanda.workflows.construct.Retries;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.RetryProps;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/** Every order's confirmation mail: sent, then archived. */
public final class OrderEmail extends QueueWorkflow {

  private static final Batches BATCHES =
      new Batches("OrderPlaced events in the mail queue, to the workflow order-email", 10);

  private static final String INVALID_EVENT = InvalidEventException.class.getName();
  private static final String NOT_RENDERABLE = "dev.comanda.email.MailNotRenderableException";
  private static final String REFUSED = "dev.comanda.email.MailRefusedException";
  private static final String IN_FLIGHT = "dev.comanda.email.MailInFlightException";

  /**
   * Another run holds this mail's lease. 2 + 4 + 8 seconds outlast the 12 seconds of a lease whose
   * holder was killed, so there is no jitter here.
   */
  private static final RetryProps OUTLAST_THE_LEASE =
      RetryProps.builder()
          .errors(List.of(IN_FLIGHT))
          .interval(Duration.seconds(2))
          .backoffRate(2)
          .maxAttempts(3)
          .build();

  /** Slow failures: a second one leaves no time for a third. */
  private static final RetryProps ONCE_MORE =
      RetryProps.builder()
          .errors(List.of("States.Timeout", "Sandbox.Timedout"))
          .interval(Duration.seconds(2))
          .maxAttempts(1)
          .build();

  /** Defines the workflow. */
  public OrderEmail(
      Construct scope,
      String id,
      RetentionDays logs,
      IFunction sendOrderEmail,
      IFunction archiveEmail,
      DeadLetters deadLetters) {
    super(
        scope,
        id,
        logs,
        deadLetters,
        "Sends the confirmation mail of each order and archives it. Input: [{messageId, event}], as"
            + " the pipe order-email makes it. Output: the messages to be delivered again. A message"
            + " that can never succeed goes to the dead-letter queue at once, with its reason, and"
            + " counts as done.",
        BATCHES,
        (states, failures) ->
            failures.forEach(
                "ConfirmOrders",
                "Each message ends in one of three outcomes: mailed, dead-lettered or failed. One"
                    + " message's failure is none of the others' business.",
                sendMail(states, failures, sendOrderEmail)
                    .next(archiveMail(states, failures, archiveEmail))));
  }

  /**
   * The last retry is for all that may pass: SES throttling, a killed function (Runtime.ExitError,
   * Lambda.Unknown), Lambda's own errors.
   */
  private static LambdaInvoke sendMail(Construct states, Failures failures, IFunction function) {
    return failures.handle(
        LambdaInvoke.jsonata(
            states,
            "SendMail",
            Calls.of(function, Map.of("event", "{% $states.input.event %}"))
                .outputs("{% $merge([$states.input, {'sent': $states.result.Payload}]) %}")
                .build()),
        List.of(REFUSED, NOT_RENDERABLE, INVALID_EVENT),
        OUTLAST_THE_LEASE,
        ONCE_MORE,
        Retries.backingOff(2, 3));
  }

  /**
   * When a message whose mail could not be archived is delivered again, the ledger says that the
   * mail was sent, and only the archiving is done.
   */
  private static LambdaInvoke archiveMail(Construct states, Failures failures, IFunction function) {
    return failures.handle(
        LambdaInvoke.jsonata(
            states,
            "ArchiveMail",
            Calls.of(
                    function,
                    map(
                        entry("event", "{% $states.input.event %}"),
                        entry(
                            "sent",
                            map(
                                entry("sesMessageId", "{% $states.input.sent.sesMessageId %}"),
                                entry("sentAt", "{% $states.input.sent.sentAt %}"),
                                entry("sha256", "{% $states.input.sent.sha256 %}")))))
                .comment(
                    "Every step is logged with its data, so the mail is not handed on: the function"
                        + " writes it anew from the event, and holds it against the SHA-256 of what"
                        + " was sent.")
                .outputs(Outcome.of("mailed"))
                .build()),
        List.of(NOT_RENDERABLE, INVALID_EVENT),
        Retries.backingOff(2, 2));
  }
}
