package dev.comanda.it.contract;

import dev.comanda.it.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What is in the lake's stream. */
public final class Shards {

  private final KinesisClient kinesis;
  private final String stream;

  /** The stream of a deployment. */
  public Shards(Deployment deployment) {
    this.kinesis = deployment.services().kinesis();
    this.stream = deployment.output("LakeStreamName");
  }

  public String stream() {
    return stream;
  }

  /** Waits for the records of a partition key. */
  public List<Record> awaitRecords(String partitionKey, int number) {
    return Awaitility.await(number + " records of " + partitionKey)
        .atMost(Duration.ofSeconds(20))
        .until(() -> records(partitionKey), records -> records.size() >= number);
  }

  /** The records of a partition key. */
  public List<Record> records(String partitionKey) {
    return kinesis.listShards(list -> list.streamName(stream)).shards().stream()
        .flatMap(shard -> all(shard).stream())
        .filter(record -> record.partitionKey().equals(partitionKey))
        .toList();
  }

  /**
   * From the first on; the iterator of an open shard never ends, but tells how far it is behind.
   */
  private List<Record> all(Shard shard) {
    List<Record> all = new ArrayList<>();
    Optional<String> iterator =
        Optional.of(
            kinesis
                .getShardIterator(
                    get ->
                        get.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator());
    while (iterator.isPresent()) {
      String from = iterator.get();
      var read = kinesis.getRecords(get -> get.shardIterator(from));
      all.addAll(read.records());
      iterator =
          read.records().isEmpty() || read.millisBehindLatest() == 0
              ? Optional.empty()
              : Optional.ofNullable(read.nextShardIterator());
    }
    return all;
  }
}
