package dev.comanda.workflows.stream;

import static dev.comanda.workflows.construct.Ordered.map;
import static java.util.Map.entry;

import dev.comanda.contract.event.OrderPlaced;
import dev.comanda.workflows.construct.KeyUse;
import dev.comanda.workflows.construct.Retries;
import dev.comanda.workflows.construct.Workflow;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.Map;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.CallAwsService;
import software.amazon.awscdk.services.stepfunctions.tasks.CallAwsServiceJsonataProps;
import software.constructs.Construct;

/** New orders become events in the topic. */
public final class OrderFanout extends Workflow {

  /** Trying again cannot help: the execution fails, and bisecting makes smaller batches. */
  private static final List<String> OF_THE_BATCH =
      List.of(
          "Sns.BatchRequestTooLongException",
          "Sns.InvalidParameterException",
          "States.QueryEvaluationError");

  /**
   * Defines the workflow.
   *
   * @param ordersTopic an encrypted topic
   */
  public OrderFanout(Construct scope, String id, RetentionDays logs, ITopic ordersTopic) {
    super(
        scope,
        id,
        logs,
        "Turns new orders, read from the table's stream, into OrderPlaced events and publishes them"
            + " in one batch. Input: [{eventId, order}], as the pipe order-stream makes it; order is"
            + " the item in DynamoDB JSON. Output: the records that SNS refused, for the pipe to"
            + " retry. An order that does not make a whole event fails the execution, so that the"
            + " pipe's bisecting isolates it.",
        states -> translateOrders(states).next(publishEvents(states, ordersTopic)));
  }

  private static Map translateOrders(Construct states) {
    return Map.jsonata(states, "TranslateOrders").itemProcessor(OrderPlacedEvent.of(states));
  }

  private static IChainable publishEvents(Construct states, ITopic topic) {
    CallAwsService publish =
        CallAwsService.jsonata(
            states,
            "PublishEvents",
            CallAwsServiceJsonataProps.builder()
                .service("sns")
                .action("publishBatch")
                .parameters(
                    map(
                        entry("TopicArn", topic.getTopicArn()),
                        entry(
                            "PublishBatchRequestEntries",
                            "{% [$states.input.{'Id': eventId, 'Message': message,"
                                + " 'MessageAttributes': {'eventType': {'DataType': 'String',"
                                + " 'StringValue': '"
                                + OrderPlaced.TYPE
                                + "'}}}] %}")))
                .iamAction("sns:Publish")
                .iamResources(List.of(topic.getTopicArn()))
                .additionalIamStatements(
                    List.of(
                        PolicyStatement.Builder.create()
                            .actions(KeyUse.WRITE)
                            .resources(List.of(topic.getMasterKey().getKeyArn()))
                            .build()))
                .taskTimeout(Timeout.duration(Duration.seconds(10)))
                .outputs(
                    map(
                        entry(
                            "batchItemFailures",
                            "{% [$states.result.Failed.{'itemIdentifier': Id}] %}")))
                .build());
    publish.addRetry(Retries.never(OF_THE_BATCH));
    publish.addRetry(Retries.backingOff(1, 3));
    return publish;
  }
}
