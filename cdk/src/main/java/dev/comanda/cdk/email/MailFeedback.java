package dev.comanda.cdk.email;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.WorkQueue;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.workflows.construct.QueuePipe;
import dev.comanda.workflows.email.MailEvents;
import java.util.List;
import software.constructs.Construct;

/**
 * What becomes of mails after SES took them: bounces and complaints mark the customer's address,
 * and mails that SES could not send after all are dead letters.
 */
public final class MailFeedback {

  private final Worker worker;

  MailFeedback(Construct scope, DeploymentConfig config, DataStack data, WorkQueue queue) {
    MailEvents workflow =
        new MailEvents(
            scope,
            "MailEvents",
            config.retention().logs(),
            data.ordersTable(),
            queue.deadLetters());
    QueuePipe pipe =
        new QueuePipe(
            scope,
            "MailEventsPipe",
            config.retention().logs(),
            queue.queue(),
            queue.deadLetters().key(),
            workflow);
    worker = new Worker(pipe, workflow, List.of());
  }

  /** What works on SES's events; it has no functions. */
  public Worker worker() {
    return worker;
  }
}
