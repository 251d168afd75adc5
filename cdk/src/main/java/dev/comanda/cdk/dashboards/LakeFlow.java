package dev.comanda.cdk.dashboards;

import static dev.comanda.cdk.dashboards.Legs.named;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.cdk.dashboards.Board.Graph;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.cdk.lake.LakeStack;
import dev.comanda.cdk.stream.StreamStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.constructs.Construct;

/** From an order to its row in the data lake. */
final class LakeFlow {

  private final DeploymentConfig config;
  private final LakeStack lake;

  private LakeFlow(DeploymentConfig config, LakeStack lake) {
    this.config = config;
    this.lake = lake;
  }

  static void define(
      Construct scope,
      DeploymentConfig config,
      DataStack data,
      StreamStack stream,
      LakeStack lake) {
    Board board =
        new Board(
            scope,
            "LakeFlow",
            config,
            "Order -> event -> queue -> workflow -> stream -> Firehose -> bucket. Each row is one"
                + " leg: what goes in at its left should come out at the left of the next.");
    board.alarms(data, stream, lake);
    MailFlow.events(board, data, stream);
    LakeFlow flow = new LakeFlow(config, lake);
    flow.workflow(board, stream);
    flow.stream(board);
    flow.delivery(board);
    board.query("Why rows failed", Queries.FAILED_RUNS, List.of(lake.worker().workflow().logs()));
  }

  private void workflow(Board board, StreamStack stream) {
    Worker worker = lake.worker();
    board.row(
        "2. Events wait for the workflow",
        "Age is seconds when all is well, and six minutes when a message is tried again. Whatever"
            + " waits for an operator is a row that the lake lacks.",
        Legs.messages(stream.lakeQueue()),
        Legs.age(stream.lakeQueue()),
        Legs.deadLetters(stream.lakeQueue()));
    board.row(
        "3. The workflow puts rows",
        "A batch that failed in part is normal when Kinesis throttles: those messages come again.",
        Legs.pipe(worker.pipe()),
        Legs.runs(worker.workflow()),
        Legs.runTimes(worker.workflow()));
    board.row(
        "4. The task",
        "A call of more than 10 s is cut off. A call that fails is tried again by the workflow.",
        Legs.calls(worker.functions()),
        Legs.failures(worker.functions()),
        Legs.durations(worker.functions()));
  }

  private void stream(Board board) {
    board.row(
        "5. The stream",
        "A row for each order, and one more for each that was put twice. Refused writes are put"
            + " again; many of them mean too few shards. Age is how far Firehose is behind.",
        Graph.of("Rows that came", "rows", named("rows", of("IncomingRecords", "Sum"))),
        Graph.of(
            "Writes that were refused",
            "writes",
            named("refused", of("WriteProvisionedThroughputExceeded", "Sum"))),
        Graph.of(
            "How far Firehose is behind",
            "ms",
            named("behind", of("GetRecords.IteratorAgeMilliseconds", "Maximum"))));
  }

  private void delivery(Board board) {
    board.row(
        "6. The bucket",
        "Firehose writes an object every "
            + config.lake().buffer().toSeconds()
            + " s or "
            + config.lake().bufferMiB()
            + " MiB; rows may be that old. Success below 1 means that S3 refused objects.",
        Graph.of(
            "Rows read and written",
            "rows",
            named("read", delivery("DataReadFromKinesisStream.Records", "Sum")),
            named("written", delivery("DeliveryToS3.Records", "Sum"))),
        Graph.of(
            "Age of the oldest row not written",
            "s",
            named("age", delivery("DeliveryToS3.DataFreshness", "Maximum"))),
        Graph.of(
            "Objects that S3 took, of those offered",
            "of one",
            named("taken", delivery("DeliveryToS3.Success", "Average"))));
  }

  private Metric of(String name, String statistic) {
    return Metrics.of(
        "AWS/Kinesis", name, statistic, Map.of("StreamName", lake.stream().getStreamName()));
  }

  private Metric delivery(String name, String statistic) {
    return Metrics.of(
        "AWS/Firehose", name, statistic, Map.of("DeliveryStreamName", lake.deliveryName()));
  }
}
