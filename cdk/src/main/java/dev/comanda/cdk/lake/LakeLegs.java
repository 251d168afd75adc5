package dev.comanda.cdk.lake;

import static dev.comanda.cdk.board.Graphs.named;

import dev.comanda.cdk.board.Graph;
import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.config.Lake;
import dev.comanda.cdk.construct.Metrics;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.kinesis.IStream;

/** What dashboards show of rows after the workflow. */
final class LakeLegs {

  private LakeLegs() {}

  static Leg stream(IStream rows) {
    return Leg.of(
        "The stream",
        "A row for each order, and one more for each that was put twice. Refused writes are put"
            + " again; many of them mean too few shards. Age is how far Firehose is behind.",
        Graph.of("Rows that came", "rows", named("rows", of(rows, "IncomingRecords", "Sum"))),
        Graph.of(
            "Writes that were refused",
            "writes",
            named("refused", of(rows, "WriteProvisionedThroughputExceeded", "Sum"))),
        Graph.of(
            "How far Firehose is behind",
            "ms",
            named("behind", of(rows, "GetRecords.IteratorAgeMilliseconds", "Maximum"))));
  }

  static Leg bucket(LakeDelivery delivery, Lake lake) {
    return Leg.of(
        "The bucket",
        "Firehose writes an object every "
            + lake.buffer().toSeconds()
            + " s or "
            + lake.bufferMiB()
            + " MiB; rows may be that old. Success below 1 means that S3 refused objects.",
        Graph.of(
            "Rows read and written",
            "rows",
            named("read", of(delivery, "DataReadFromKinesisStream.Records", "Sum")),
            named("written", of(delivery, "DeliveryToS3.Records", "Sum"))),
        Graph.of(
            "Age of the oldest row not written",
            "s",
            named("age", of(delivery, "DeliveryToS3.DataFreshness", "Maximum"))),
        Graph.of(
            "Objects that S3 took, of those offered",
            "of one",
            named("taken", of(delivery, "DeliveryToS3.Success", "Average"))));
  }

  private static Metric of(IStream rows, String name, String statistic) {
    return Metrics.of("AWS/Kinesis", name, statistic, Map.of("StreamName", rows.getStreamName()));
  }

  private static Metric of(LakeDelivery delivery, String name, String statistic) {
    return Metrics.of(
        "AWS/Firehose", name, statistic, Map.of("DeliveryStreamName", delivery.name()));
  }
}
