package dev.comanda.engine.services.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the shards of one Kinesis stream, from what was delivered last on; at first from their
 * beginning, because a stream and what reads it are made together here. Used by one thread.
 */
final class KinesisSource {

  private static final int READS_BETWEEN_LISTINGS = 60;

  private final AwsClient aws;
  private final String streamName;
  private final Map<String, String> iterators = new HashMap<>();
  private final Map<String, String> lastRead = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private int reads;

  KinesisSource(AwsClient aws, String streamName) {
    this.aws = aws;
    this.streamName = streamName;
  }

  /**
   * Reads every shard once into the buffer.
   *
   * @return whether there is more to read at once
   * @throws AwsError when Kinesis refuses
   * @throws UncheckedIOException when it cannot be reached
   */
  boolean read(Buffer buffer) {
    if (reads == 0) {
      // Firehose does so before it reads, and needs the permission.
      aws.call("kinesis", "DescribeStream", stream());
    }
    if (reads++ % READS_BETWEEN_LISTINGS == 0) {
      listShards();
    }
    boolean more = false;
    for (Map.Entry<String, String> shard : Map.copyOf(iterators).entrySet()) {
      more |= read(shard.getKey(), shard.getValue(), buffer);
    }
    return more;
  }

  private void listShards() {
    for (JsonNode shard : aws.call("kinesis", "ListShards", stream()).path("Shards")) {
      String id = shard.path("ShardId").asText();
      if (!iterators.containsKey(id) && !ended.contains(id)) {
        iterators.put(id, iterator(id, lastRead.get(id)));
      }
    }
  }

  private String iterator(String shardId, String after) {
    ObjectNode input = stream().put("ShardId", shardId);
    if (after == null) {
      input.put("ShardIteratorType", "TRIM_HORIZON");
    } else {
      input.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("StartingSequenceNumber", after);
    }
    return aws.call("kinesis", "GetShardIterator", input).path("ShardIterator").asText();
  }

  private boolean read(String shardId, String iterator, Buffer buffer) {
    JsonNode answer;
    try {
      answer = aws.call("kinesis", "GetRecords", Json.object().put("ShardIterator", iterator));
    } catch (AwsError e) {
      if (e.code().equals("ExpiredIteratorException")) {
        iterators.remove(shardId);
        reads = 0;
        return true;
      }
      throw e;
    }
    for (JsonNode record : answer.path("Records")) {
      lastRead.put(shardId, record.path("SequenceNumber").asText());
      buffer.add(
          data(record),
          Instant.ofEpochMilli(
              Math.round(record.path("ApproximateArrivalTimestamp").asDouble() * 1000)));
    }
    String next = answer.path("NextShardIterator").asText(null);
    if (next == null) {
      iterators.remove(shardId);
      ended.add(shardId);
      reads = 0;
      return true;
    }
    iterators.put(shardId, next);
    return answer.path("MillisBehindLatest").asLong() > 0;
  }

  private static byte[] data(JsonNode record) {
    try {
      return record.path("Data").binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode stream() {
    return Json.object().put("StreamName", streamName);
  }
}
