package dev.comanda.cdk.email;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Ordered;
import dev.comanda.cdk.construct.Permissions;
import dev.comanda.cdk.construct.QueuePipe;
import dev.comanda.cdk.construct.WorkQueue;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.cdk.construct.WorkflowMachine;
import dev.comanda.cdk.data.DataStack;
import java.util.List;
import software.constructs.Construct;

/**
 * What becomes of mails after SES took them: bounces and complaints mark the customer's address,
 * and mails that SES could not send after all are dead letters.
 */
public final class MailFeedback {

  private final Worker worker;

  MailFeedback(Construct scope, DeploymentConfig config, DataStack data, WorkQueue queue) {
    WorkflowMachine workflow =
        new WorkflowMachine(
            scope,
            "MailEvents",
            config,
            "mail-events",
            Ordered.map(
                entry("OrdersTableName", data.ordersTable().getTableName()),
                entry("MailEventsDeadLetterQueueUrl", queue.deadLetterQueue().getQueueUrl())));
    Permissions.allowOnItems(
        workflow.role(), data.ordersTable(), List.of("dynamodb:UpdateItem"), List.of("CUSTOMER#*"));
    queue.grantGiveUp(workflow.role());
    QueuePipe pipe = new QueuePipe(scope, "MailEventsPipe", config, "mail-events", queue, workflow);
    worker = new Worker(pipe, workflow, List.of());
  }

  /** What works on SES's events; it has no functions. */
  public Worker worker() {
    return worker;
  }
}
