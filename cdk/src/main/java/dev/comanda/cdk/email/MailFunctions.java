package dev.comanda.cdk.email;

import static java.util.Map.entry;

import dev.comanda.cdk.config.Shop;
import dev.comanda.cdk.construct.FunctionPlatform;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.contract.Mail;
import dev.comanda.contract.table.Partition;
import dev.comanda.workflows.construct.Ordered;
import dev.comanda.workflows.construct.Permissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.constructs.Construct;

/** The tasks of the workflow. */
final class MailFunctions {

  private static final Mail MAIL = Mail.ORDER_CONFIRMATION;

  private final Construct scope;
  private final FunctionPlatform platform;

  MailFunctions(Construct scope, FunctionPlatform platform) {
    this.scope = scope;
    this.platform = platform;
  }

  JavaFunction send(ITable ordersTable, IConfigurationSet configurationSet) {
    MailSender sender = new MailSender(scope, "MailSender", platform.config(), configurationSet);
    JavaFunction function =
        function(
            "SendOrderEmailFunction",
            "Sends the confirmation mail of an order, once",
            "email.SendOrderEmailTask",
            Ordered.map(entry("TABLE_NAME", ordersTable.getTableName())),
            sender.templates(MAIL));
    Permissions.allowOnItems(
        function.role(),
        ordersTable,
        List.of("dynamodb:UpdateItem"),
        List.of(Partition.ORDER.pattern()));
    sender.grantSend(function, MAIL);
    return function;
  }

  JavaFunction archive(IBucket mails) {
    JavaFunction function =
        function(
            "ArchiveEmailFunction",
            "Archives a mail that was sent",
            "email.ArchiveEmailTask",
            Ordered.map(entry("EMAILS_BUCKET", mails.getBucketName())));
    Permissions.allow(
        function.role(), List.of("s3:PutObject"), List.of(mails.arnForObjects("orders/*")));
    Nag.accept(
        function.policy(),
        "AwsSolutions-IAM5",
        "Resource::<EmailsBucket.Arn>/orders/*",
        "Each mail is an object of its own, whose key has the order's id.");
    return function;
  }

  /**
   * A task that writes a mail.
   *
   * @param more what it needs besides what both write the same mail with
   */
  @SafeVarargs
  private JavaFunction function(
      String id, String description, String handler, Map<String, String>... more) {
    Shop shop = platform.config().shop();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SENDER_ADDRESS", shop.sender());
    environment.put("SHOP_NAME", shop.name());
    environment.put("SHOP_ADDRESS", shop.address());
    for (Map<String, String> each : more) {
      environment.putAll(each);
    }
    return new JavaFunction(
        scope, id, platform, JavaFunction.Props.ofTask(description, handler, environment));
  }
}
