package dev.comanda.local.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The hops of an order behind the API, in the order in which it comes by. */
final class OrderWay {

  /** By how much clocks may differ. */
  private static final Duration CLOCKS = Duration.ofSeconds(60);

  private final Clients clients;
  private final Outputs outputs;
  private final ShopTable table;
  private final LookAt lookAt;
  private final ShopVisit.Order order;
  private final Instant since;

  OrderWay(
      Clients clients, Outputs outputs, ShopTable table, LookAt lookAt, ShopVisit.Order order) {
    this.clients = clients;
    this.outputs = outputs;
    this.table = table;
    this.lookAt = lookAt;
    this.order = order;
    this.since = Ulids.time(order.id()).minus(CLOCKS);
  }

  List<Hop> hops() {
    Archive archive = new Archive(clients.s3(), outputs.text("EmailsBucketName"));
    LakeRows rows = new LakeRows(clients.s3(), outputs.text("DataBucketName"));
    return List.of(
        new Hop("table", null, this::table, lookAt.alarms("TableName", "OrdersTableFails")),
        new Hop(
            "event run",
            Route.STREAM,
            run("OrderFanoutArn"),
            lookAt.alarms(
                "OrderFanoutArn",
                "OrderFanoutFails",
                "OrderStreamPipeFails",
                "OrdersMakeNoEvents")),
        new Hop(
            "mail",
            Route.EMAIL,
            this::mail,
            lookAt.alarms("OrderEmailArn", "SendOrderEmailFunctionFails", "OrderEmailFails")),
        new Hop(
            "archive",
            Route.EMAIL,
            () -> archived(archive),
            lookAt.alarms("OrderEmailArn", "ArchiveEmailFunctionFails", "OrderEmailFails")),
        new Hop(
            "mail run",
            Route.EMAIL,
            run("OrderEmailArn"),
            lookAt.alarms("OrderEmailArn", "OrderEmailFails", "OrderEmailPipeFails")),
        new Hop(
            "lake run",
            Route.LAKE,
            run("OrderLakeArn"),
            lookAt.alarms("OrderLakeArn", "OrderLakeFails", "OrderLakePipeFails")),
        new Hop(
            "lake row",
            Route.LAKE,
            () -> row(rows),
            lookAt.alarms("OrderLakeArn", "LakeIsStale", "LakeStreamIsNotRead")));
  }

  private Sighting table() {
    if (table.order(order.customerId(), order.id()).isEmpty()) {
      return new Sighting.NotYet("there is no item of the order");
    }
    long stock = table.stock(order.productId());
    String change = "stock of " + order.productId() + " " + order.stockBefore() + " -> " + stock;
    return stock < order.stockBefore()
        ? new Sighting.Seen("the order is there, " + change)
        : new Sighting.NotYet("the order is there, but " + change);
  }

  private Sighting mail() {
    Map<String, AttributeValue> mail = table.mail(order.id());
    if (mail.isEmpty()) {
      return new Sighting.NotYet("the mail stage has not begun");
    }
    String status = mail.get("status").s();
    return status.equals("SENT")
        ? new Sighting.Seen("SENT, SES message id " + mail.get("sesMessageId").s())
        : new Sighting.NotYet("the mail is " + status);
  }

  private Sighting archived(Archive archive) {
    List<String> keys = archive.keys(order.id());
    return keys.isEmpty()
        ? new Sighting.NotYet("there is no object in " + Archive.folder(order.id()))
        : new Sighting.Seen(String.join(", ", keys));
  }

  private Sighting row(LakeRows rows) {
    return rows.find(order.id(), since)
        .<Sighting>map(Sighting.Seen::new)
        .orElse(new Sighting.NotYet("no object of the lake has the order"));
  }

  /** A workflow is asked where it tells of its runs when the first of them is looked for. */
  private Supplier<Sighting> run(String workflow) {
    Runs[] runs = new Runs[1];
    return () -> {
      if (runs[0] == null) {
        runs[0] = Runs.of(clients, outputs.text(workflow));
      }
      return runs[0].find(order.id(), since);
    };
  }
}
