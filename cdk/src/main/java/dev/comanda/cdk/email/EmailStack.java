package dev.comanda.cdk.email;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.cdk.construct.FunctionPlatform;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.cdk.construct.Ordered;
import dev.comanda.cdk.construct.Permissions;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.cdk.operations.OperationsStack;
import dev.comanda.cdk.sender.SenderStack;
import dev.comanda.cdk.stream.StreamStack;
import dev.comanda.workflows.construct.QueuePipe;
import dev.comanda.workflows.email.OrderEmail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/**
 * Every order's confirmation: sent once by SES, then archived as it was sent; and what becomes of
 * it.
 */
public final class EmailStack extends ComandaStack {

  private static final String MESSAGE = "order-confirmation";

  private final DeploymentConfig config;
  private final Worker worker;
  private final FunctionPlatform platform;
  private final MailFeedback feedback;

  /** Defines the stack. */
  public EmailStack(
      Construct app,
      DeploymentConfig config,
      OperationsStack operations,
      Optional<FunctionNetwork> network,
      DataStack data,
      SenderStack sender,
      StreamStack stream) {
    super(app, config, "Email", "From order events to confirmation mails and their archive");
    this.config = config;
    addStackDependency(sender, "It makes the identity that mails are sent from");
    Alarms alarms = new Alarms(this, operations.alarmsTopic());
    platform = new FunctionPlatform(config, alarms, network);
    JavaFunction send = sendFunction(data, sender);
    JavaFunction archive = archiveFunction(data);
    OrderEmail orderEmail =
        new OrderEmail(
            this,
            "OrderEmail",
            config.retention().logs(),
            send.live(),
            archive.live(),
            stream.emailQueue().deadLetters());
    QueuePipe pipe =
        new QueuePipe(
            this,
            "OrderEmailPipe",
            config.retention().logs(),
            stream.emailQueue().queue(),
            stream.emailQueue().deadLetters().key(),
            orderEmail);
    worker = new Worker(pipe, orderEmail, List.of(send, archive));
    feedback = new MailFeedback(this, config, data, sender.mailEvents());
    EmailAlarms emailAlarms = new EmailAlarms(alarms);
    emailAlarms.worker(worker);
    emailAlarms.worker(feedback.worker());
    emailAlarms.reputation();
    output("OrderEmailArn", orderEmail.arn());
    output("MailEventsArn", feedback.worker().workflow().arn());
  }

  /** What becomes of mails after they were sent. */
  public MailFeedback feedback() {
    return feedback;
  }

  private JavaFunction sendFunction(DataStack data, SenderStack stack) {
    MailSender sender = new MailSender(this, "MailSender", config, stack);
    JavaFunction function =
        function(
            "SendOrderEmailFunction",
            "Sends the confirmation mail of an order, once",
            "email.SendOrderEmailTask",
            writing(
                entry("TABLE_NAME", data.ordersTable().getTableName()),
                entry("TEMPLATE_NAME_ES", sender.template(MESSAGE, "es")),
                entry("TEMPLATE_NAME_EN", sender.template(MESSAGE, "en"))));
    Permissions.allowOnItems(
        function.role(), data.ordersTable(), List.of("dynamodb:UpdateItem"), List.of("ORDER#*"));
    sender.grantSend(function);
    return function;
  }

  private JavaFunction archiveFunction(DataStack data) {
    JavaFunction function =
        function(
            "ArchiveEmailFunction",
            "Archives a mail that was sent",
            "email.ArchiveEmailTask",
            writing(entry("EMAILS_BUCKET", data.emailsBucket().getBucketName())));
    Permissions.allow(
        function.role(),
        List.of("s3:PutObject"),
        List.of(data.emailsBucket().arnForObjects("orders/*")));
    Nag.accept(
        function.policy(),
        "AwsSolutions-IAM5",
        "Resource::<EmailsBucket.Arn>/orders/*",
        "Each mail is an object of its own, whose key has the order's id.");
    return function;
  }

  /** What both functions write the same mail with, and what else each needs. */
  @SafeVarargs
  private Map<String, String> writing(Map.Entry<String, String>... more) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SENDER_ADDRESS", config.shop().sender());
    environment.put("SHOP_NAME", config.shop().name());
    environment.put("SHOP_ADDRESS", config.shop().address());
    environment.putAll(Ordered.map(more));
    return environment;
  }

  private JavaFunction function(
      String id, String description, String handler, Map<String, String> environment) {
    return new JavaFunction(
        this, id, platform, JavaFunction.Props.ofTask(description, handler, environment));
  }

  /** What makes mails of events. */
  public Worker worker() {
    return worker;
  }
}
