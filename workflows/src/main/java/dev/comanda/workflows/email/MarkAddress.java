package dev.comanda.workflows.email;

import static dev.comanda.workflows.construct.Ordered.map;
import static java.util.Map.entry;

import dev.comanda.contract.table.Attribute;
import dev.comanda.contract.table.Key;
import dev.comanda.contract.table.Partition;
import dev.comanda.workflows.construct.Failures;
import dev.comanda.workflows.construct.ItemUpdate;
import dev.comanda.workflows.construct.Outcome;
import dev.comanda.workflows.construct.Retries;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.PassJsonataProps;
import software.amazon.awscdk.services.stepfunctions.QueryLanguage;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.DynamoAttributeValue;
import software.amazon.awscdk.services.stepfunctions.tasks.DynamoUpdateItemProps;
import software.constructs.Construct;

/** The mark on the profile of a customer whom mails do not reach, or who does not want them. */
final class MarkAddress {

  /** An answer of DynamoDB rather than a failure. */
  private static final List<String> CONDITION = List.of("DynamoDB.ConditionalCheckFailedException");

  private MarkAddress() {}

  static IChainable in(Construct states, Failures failures, ITable table) {
    ItemUpdate mark =
        new ItemUpdate(states, "MarkAddress", update(table), List.of(Partition.CUSTOMER.pattern()));
    mark.addCatch(
        leaveAsItIs(states),
        CatchProps.builder().errors(CONDITION).outputs("{% $states.input %}").build());
    return failures.handle(mark, List.of(), Retries.never(CONDITION), Retries.backingOff(1, 3));
  }

  private static DynamoUpdateItemProps update(ITable table) {
    return DynamoUpdateItemProps.builder()
        .queryLanguage(QueryLanguage.JSONATA)
        .comment(
            "Events come in any order and more than once: the latest one stays. The mark is the"
                + " address's: a customer who has another one by now is not marked. A mail of ours"
                + " has one recipient.")
        .table(table)
        .key(
            map(
                entry(
                    Attribute.PK,
                    text(
                        "{% '"
                            + Partition.CUSTOMER.prefix()
                            + "' & $states.input.event.mail.tags.customerId[0] %}")),
                entry(Attribute.SK, text(Key.PROFILE))))
        .updateExpression("SET undeliverable = :mark")
        .conditionExpression(
            "email = :address AND (attribute_not_exists(undeliverable) OR undeliverable.#at <= :at)")
        .expressionAttributeNames(Map.of("#at", "at"))
        .expressionAttributeValues(
            map(
                entry(":address", text("{% $states.input.event.mail.destination[0] %}")),
                entry(":at", text("{% $feedback.timestamp %}")),
                entry(":mark", mark())))
        .taskTimeout(Timeout.duration(Duration.seconds(5)))
        .outputs(Outcome.of("marked"))
        .build();
  }

  private static DynamoAttributeValue mark() {
    return DynamoAttributeValue.fromMap(
        map(
            entry("address", text("{% $states.input.event.mail.destination[0] %}")),
            entry(
                "reason",
                text(
                    "{% $join([$states.input.event.eventType, $feedback.bounceSubType,"
                        + " $feedback.complaintFeedbackType], '/') %}")),
            entry("at", text("{% $feedback.timestamp %}")),
            entry("feedbackId", text("{% $feedback.feedbackId %}"))));
  }

  private static DynamoAttributeValue text(String value) {
    return DynamoAttributeValue.fromString(value);
  }

  private static IChainable leaveAsItIs(Construct states) {
    return Pass.jsonata(
        states,
        "LeaveAsItIs",
        PassJsonataProps.builder()
            .comment("The customer has another address by now, or the mark is of a later event.")
            .outputs(Outcome.of("unchanged"))
            .build());
  }
}
