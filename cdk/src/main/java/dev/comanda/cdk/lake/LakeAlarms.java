package dev.comanda.cdk.lake;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import java.time.Duration;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.kinesis.IStream;

/** What must not happen to a row on its way to the lake. */
final class LakeAlarms {

  private static final Duration BEARABLE_LAG = Duration.ofMinutes(15);
  private static final int PERIODS = 3;

  private LakeAlarms() {}

  /**
   * From the stream to the bucket. Firehose reads the stream all the time, rows or not, so that no
   * data of the reader means that nobody reads.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/firehose/latest/dev/firehose-cloudwatch-metrics-best-practices.html">Alarms
   *     that AWS recommends</a>
   */
  static void define(
      Alarms alarms, DeploymentConfig config, IStream stream, LakeDelivery delivery) {
    Alarm behind =
        alarms.aboveOrSilent(
            "LakeStreamIsNotRead",
            "Firehose is more than "
                + BEARABLE_LAG.toMinutes()
                + " minutes behind the stream, or does not read it at all. Look at the delivery"
                + " stream's state and its log group. The stream forgets after 24 hours.",
            Metrics.of(
                "AWS/Kinesis",
                "GetRecords.IteratorAgeMilliseconds",
                "Maximum",
                Map.of("StreamName", stream.getStreamName())),
            BEARABLE_LAG.toMillis(),
            PERIODS);
    behind.getNode().addDependency(delivery);
    Duration old = config.lake().buffer().plus(BEARABLE_LAG);
    alarms.above(
        "LakeIsStale",
        "Firehose holds a row that is older than "
            + old.toMinutes()
            + " minutes, which is the buffer's time and a quarter of an hour more. Look at"
            + " the delivery stream's log group: the bucket or its key may refuse writes.",
        Metrics.of(
            "AWS/Firehose",
            "DeliveryToS3.DataFreshness",
            "Maximum",
            Map.of("DeliveryStreamName", delivery.name())),
        old.toSeconds(),
        PERIODS);
  }
}
