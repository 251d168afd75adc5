package dev.comanda.cdk.dashboards;

import static dev.comanda.cdk.dashboards.Legs.named;
import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.cdk.construct.Ordered;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.cdk.dashboards.Board.Graph;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.cdk.email.EmailStack;
import dev.comanda.cdk.sender.SenderStack;
import dev.comanda.cdk.stream.StreamStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.constructs.Construct;

/** From an order to its confirmation mail and the mail's copy. */
final class MailFlow {

  private MailFlow() {}

  static void define(
      Construct scope,
      DeploymentConfig config,
      DataStack data,
      SenderStack sender,
      StreamStack stream,
      EmailStack email) {
    Board board =
        new Board(
            scope,
            "MailFlow",
            config,
            "Order -> event -> queue -> workflow -> SES -> archive. Each row is one leg: what goes"
                + " in at its left should come out at the left of the next.");
    board.alarms(data, sender, stream, email);
    events(board, data, stream);
    Worker worker = email.worker();
    board.row(
        "2. Events wait for the workflow",
        "Age is seconds when all is well. It grows to six minutes when a message is tried again,"
            + " and further when nothing works. Whatever waits for an operator is a customer"
            + " without a mail.",
        Legs.messages(stream.emailQueue()),
        Legs.age(stream.emailQueue()),
        Legs.deadLetters(stream.emailQueue()));
    board.row(
        "3. The workflow sends and archives",
        "A batch that failed in part is normal when SES throttles: those messages come again."
            + " Failed runs are not.",
        Legs.pipe(worker.pipe()),
        Legs.runs(worker.workflow()),
        Legs.runTimes(worker.workflow()));
    board.row(
        "4. The tasks",
        "A call of more than 10 s is cut off. A task that fails is tried again by the workflow.",
        Legs.calls(worker.functions()),
        Legs.failures(worker.functions()),
        Legs.durations(worker.functions()));
    ses(board);
    Worker feedback = email.feedback().worker();
    board.row(
        "6. What comes back",
        "Bounces and complaints mark the customer's profile. Whatever waits for an operator is a"
            + " mail that SES took and did not send.",
        Legs.messages(sender.mailEvents()),
        Legs.deadLetters(sender.mailEvents()),
        Legs.runs(feedback.workflow()));
    copies(board, data);
    board.query(
        "Why mails failed",
        Queries.FAILED_RUNS,
        List.of(worker.workflow().logs(), feedback.workflow().logs()));
  }

  /** The first leg of mails and rows. */
  static void events(Board board, DataStack data, StreamStack stream) {
    board.row(
        "1. Orders become events",
        "One event for each order: the two lines lie on each other, but for the seconds between."
            + " A failed run bisects its batch and shows once for each half.",
        Graph.of(
            "Orders placed and events published",
            "orders",
            named(
                "orders",
                Metrics.of(
                    data.ordersTable(),
                    "TransactWriteItems",
                    "SuccessfulRequestLatency",
                    "SampleCount")),
            named("events", Metrics.of(stream.ordersTopic(), "NumberOfMessagesPublished", "Sum"))),
        Legs.runs(stream.worker().workflow()),
        Graph.of(
            "Orders that wait for an operator",
            "records",
            named(
                "given up",
                Metrics.of(
                    stream.streamDeadLetterQueue(),
                    "ApproximateNumberOfMessagesVisible",
                    "Maximum"))));
  }

  private static void ses(Board board) {
    board.row(
        "5. SES and the receivers",
        "Of the whole account, sign-up mails included. SES reviews an account at 0.05 bounces and"
            + " 0.001 complaints a mail; the alarms go off at half.",
        Graph.of(
            "What became of mails",
            "mails",
            ses("Send"),
            ses("Delivery"),
            ses("Bounce"),
            ses("Complaint"),
            ses("Reject")),
        Graph.of(
            "Bounces a mail",
            "of one",
            Metrics.of("AWS/SES", "Reputation.BounceRate", "Maximum", Map.of())),
        Graph.of(
            "Complaints a mail",
            "of one",
            Metrics.of("AWS/SES", "Reputation.ComplaintRate", "Maximum", Map.of())));
  }

  private static Metric ses(String name) {
    return Metrics.of("AWS/SES", name, "Sum", Map.of());
  }

  private static void copies(Board board, DataStack data) {
    Map<String, String> rule =
        Ordered.map(
            entry("SourceBucket", data.emailsBucket().getBucketName()),
            entry("DestinationBucket", data.replicaBucketName()),
            entry("RuleId", DataStack.REPLICATION_RULE));
    board.row(
        "7. Copies in the other region",
        "S3 needs seconds, at times minutes, and promises nothing. What failed is not tried again.",
        Graph.of(
                "How far the copies are behind",
                "s",
                named("behind", Metrics.of("AWS/S3", "ReplicationLatency", "Maximum", rule)))
            .in(DeploymentConfig.REPLICA_REGION),
        Graph.of(
            "Copies that failed",
            "mails",
            named("failed", Metrics.of("AWS/S3", "OperationsFailedReplication", "Sum", rule))));
  }
}
