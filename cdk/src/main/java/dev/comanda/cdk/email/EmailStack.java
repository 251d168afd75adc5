package dev.comanda.cdk.email;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.cdk.construct.FunctionPlatform;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.consumer.EventConsumer;
import dev.comanda.cdk.data.MailArchive;
import dev.comanda.cdk.sender.Sender;
import dev.comanda.workflows.email.OrderEmail;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** Every order's confirmation: sent once by SES, then archived as it was sent. */
public final class EmailStack extends ComandaStack {

  /**
   * Defines the stack.
   *
   * @param ordersTable which has the ledger of mails
   * @param ordersTopic whose events are mailed
   */
  public EmailStack(
      Construct app,
      DeploymentConfig config,
      ITopic alarmsTopic,
      Optional<FunctionNetwork> network,
      ITable ordersTable,
      MailArchive archive,
      Sender sender,
      ITopic ordersTopic) {
    super(app, config, "Email", "From order events to confirmation mails and their archive");
    comesAfter(sender.configurationSet(), "Its stack makes the identity that mails are sent from");
    Alarms alarms = new Alarms(this, alarmsTopic);
    MailFunctions functions =
        new MailFunctions(this, new FunctionPlatform(config, alarms, network));
    JavaFunction send = functions.send(ordersTable, sender.configurationSet());
    JavaFunction keep = functions.archive(archive.mails());
    EventConsumer consumer =
        new EventConsumer(
            this,
            "OrderEmail",
            config,
            alarms,
            new EventConsumer.Props(
                ordersTopic,
                "MailFlow",
                "customers have no confirmation mail",
                List.of(send, keep)),
            (scope, id, logs, deadLetters) ->
                new OrderEmail(scope, id, logs, send.live(), keep.live(), deadLetters));
    consumer.show(MailLegs.ses());
    consumer.show(MailLegs.copies(archive));
    EmailAlarms.define(alarms);
  }
}
