package dev.comanda.operations.verify;

import dev.comanda.contract.Mail;
import dev.comanda.contract.Times;
import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.Consumer;
import dev.comanda.operations.shop.DeadLetters;
import dev.comanda.operations.shop.Outputs;
import dev.comanda.operations.shop.ShopTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final PlacedOrder order;
  private final Instant since;
  private final Archive archive;
  private final LakeRows rows;

  OrderWay(Clients clients, Outputs outputs, ShopTable table, LookAt lookAt, PlacedOrder order) {
    this.clients = clients;
    this.outputs = outputs;
    this.table = table;
    this.lookAt = lookAt;
    this.order = order;
    this.since = Times.ofOrder(order.id()).minus(CLOCKS);
    this.archive = new Archive(clients.s3(), outputs.text("EmailsBucketName"));
    this.rows = new LakeRows(clients.s3(), outputs.text("DataBucketName"));
  }

  /** Those that every shop has, and a run of each consumer that works on every order. */
  List<Hop> hops() {
    List<Hop> hops = new ArrayList<>();
    hops.add(
        new Hop("table", Optional.empty(), this::table, alarms("TableName", "OrdersTableFails")));
    hops.add(
        new Hop(
            "event run",
            Optional.of(DeadLetters.ofStream(outputs)),
            run(outputs.text("OrderFanoutArn")),
            alarms(
                "OrderFanoutArn",
                "OrderFanoutFails",
                "OrderStreamPipeFails",
                "OrdersMakeNoEvents")));
    for (Consumer consumer : Consumer.all(outputs)) {
      consumer.orderWorkflow().ifPresent(workflow -> hops.addAll(of(consumer, workflow)));
    }
    return hops;
  }

  private List<Hop> of(Consumer consumer, String workflow) {
    String output = consumer.orderWorkflowOutput();
    String id = output.replaceFirst("Arn$", "");
    Optional<DeadLetters> letters = Optional.of(consumer.deadLetters());
    Hop run =
        new Hop(
            consumer.deadLetters().id() + " run",
            letters,
            run(workflow),
            alarms(output, id + "Fails", id + "PipeFails"));
    return switch (consumer.noun()) {
      case "Email" ->
          List.of(
              new Hop(
                  "mail",
                  letters,
                  this::mail,
                  alarms(output, "SendOrderEmailFunctionFails", id + "Fails")),
              new Hop(
                  "archive",
                  letters,
                  this::archived,
                  alarms(output, "ArchiveEmailFunctionFails", id + "Fails")),
              run);
      case "Lake" ->
          List.of(
              run,
              new Hop(
                  "lake row",
                  letters,
                  this::row,
                  alarms(output, "LakeIsStale", "LakeStreamIsNotRead")));
      default -> List.of(run);
    };
  }

  private List<String> alarms(String output, String... ids) {
    return lookAt.alarms(output, ids);
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
    Map<String, AttributeValue> mail = table.mail(order.id(), Mail.ORDER_CONFIRMATION);
    if (mail.isEmpty()) {
      return new Sighting.NotYet("the mail stage has not begun");
    }
    String status = mail.get("status").s();
    return status.equals("SENT")
        ? new Sighting.Seen("SENT, SES message id " + mail.get("sesMessageId").s())
        : new Sighting.NotYet("the mail is " + status);
  }

  private Sighting archived() {
    List<String> keys = archive.keys(order.id());
    return keys.isEmpty()
        ? new Sighting.NotYet("there is no object in " + Archive.folder(order.id()))
        : new Sighting.Seen(String.join(", ", keys));
  }

  private Sighting row() {
    return rows.find(order.id(), since)
        .<Sighting>map(Sighting.Seen::new)
        .orElse(new Sighting.NotYet("no object of the lake has the order"));
  }

  /** A workflow is asked where it tells of its runs when the first of them is looked for. */
  private Supplier<Sighting> run(String workflow) {
    Runs[] runs = new Runs[1];
    return () -> {
      if (runs[0] == null) {
        runs[0] = Runs.of(clients, workflow);
      }
      return runs[0].find(order.id(), since);
    };
  }
}
