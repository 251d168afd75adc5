package dev.comanda.workflows.email;

import dev.comanda.workflows.construct.DeadLetters;
import dev.comanda.workflows.construct.Failures;
import dev.comanda.workflows.construct.Outcome;
import dev.comanda.workflows.construct.QueueWorkflow;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.ChoiceTransitionOptions;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.PassJsonataProps;
import software.constructs.Construct;

/**
 * What SES tells of mails after it took them: bounces and complaints mark the customer's address,
 * and mails that SES could not send after all are dead letters.
 */
public final class MailEvents extends QueueWorkflow {

  private static final Batches BATCHES =
      new Batches("What SES tells of mails after it took them, to the workflow mail-events", 10);

  /** Defines the workflow. */
  public MailEvents(
      Construct scope, String id, RetentionDays logs, ITable ordersTable, DeadLetters deadLetters) {
    super(
        scope,
        id,
        logs,
        deadLetters,
        "Marks the address of a customer whom an order's mail did not reach for good, or who"
            + " complained of it. Input: [{messageId, event}], as the pipe mail-events makes it; each"
            + " event is one of SES"
            + " (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html)."
            + " Output: the messages to be delivered again. A mail that SES itself did not send goes"
            + " to the dead-letter queue with its reason, so that an operator hears of it.",
        BATCHES,
        (states, failures) ->
            failures.forEach(
                "HearOfMails",
                "Each message ends in one of five outcomes: marked, unchanged, noted, dead-lettered"
                    + " or failed. The run's log tells which.",
                tellEventsApart(states, failures, MarkAddress.in(states, failures, ordersTable))));
  }

  private static IChainable tellEventsApart(
      Construct states, Failures failures, IChainable markAddress) {
    IChainable nothingFinal = noted(states, "NothingFinal");
    return Choice.jsonata(states, "TellEventsApart")
        .when(
            is("Reject"),
            giveUp(failures, "MailRejected", "Ses.Reject", "reject.reason"),
            because("SES found a virus in it."))
        .when(
            is("Rendering Failure"),
            giveUp(failures, "MailNotRendered", "Ses.RenderingFailure", "failure.errorMessage"),
            because("The stored template could not be filled in."))
        .when(
            is("DeliveryDelay"),
            nothingFinal,
            because("SES tries for up to 14 hours, then tells of a bounce."))
        .when(
            is("Bounce", "$states.input.event.bounce.bounceType in ['Transient', 'Undetermined']"),
            nothingFinal,
            because("A mailbox that is full, an answer from someone on holiday."))
        .when(
            is("Complaint", "$states.input.event.complaint.complaintFeedbackType = 'not-spam'"),
            nothingFinal,
            because("Someone took a mail of ours out of the junk folder."))
        .when(
            Condition.jsonata(
                "{% $states.input.event.eventType in ['Bounce', 'Complaint'] and"
                    + " $exists($states.input.event.mail) and"
                    + " $not($exists($states.input.event.mail.tags.orderId) or"
                    + " $exists($states.input.event.mail.tags.customerId)) %}"),
            noted(states, "NobodyToMark"),
            because(
                "The user pool's mails have no tags. Whoever mistypes an address while registering"
                    + " never becomes a customer."))
        .when(
            is(
                "Bounce",
                "$states.input.event.bounce.bounceType = 'Permanent' and"
                    + " $exists($states.input.event.mail.tags.customerId)"),
            markAddress,
            feedback("bounce"))
        .when(
            is(
                "Complaint",
                "$exists($states.input.event.complaint) and"
                    + " $exists($states.input.event.mail.tags.customerId)"),
            markAddress,
            feedback("complaint"))
        .otherwise(
            failures.giveUp(
                "EventNotKnown",
                "Ses.UnknownEvent",
                "'It is no event of SES that this workflow knows, or lacks the tag customerId'"));
  }

  private static Condition is(String eventType) {
    return Condition.jsonata("{% $states.input.event.eventType = '" + eventType + "' %}");
  }

  private static Condition is(String eventType, String more) {
    return Condition.jsonata(
        "{% $states.input.event.eventType = '" + eventType + "' and " + more + " %}");
  }

  private static ChoiceTransitionOptions because(String comment) {
    return ChoiceTransitionOptions.builder().comment(comment).build();
  }

  private static ChoiceTransitionOptions feedback(String member) {
    return ChoiceTransitionOptions.builder()
        .assign(Map.of("feedback", "{% $states.input.event." + member + " %}"))
        .build();
  }

  private static IChainable noted(Construct states, String id) {
    return Pass.jsonata(
        states, id, PassJsonataProps.builder().outputs(Outcome.of("noted")).build());
  }

  private static IChainable giveUp(Failures failures, String id, String error, String reason) {
    String path = "$states.input.event." + reason;
    return failures.giveUp(
        id, error, "$exists(" + path + ") ? " + path + " : 'SES gives no reason'");
  }
}
