package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import java.util.ArrayList;
import java.util.List;

/** The DynamoDB streams API, for one stream. */
final class Streams {

  /**
   * One shard.
   *
   * @param parentId null when it has none
   * @param closed whether it takes no more records
   */
  record Shard(String id, String parentId, boolean closed) {}

  /**
   * What the stream looks like now.
   *
   * @param partitionKey the attribute that is the table's partition key
   */
  record Description(String partitionKey, List<Shard> shards) {}

  private final AwsClient aws;
  private final String streamArn;

  Streams(AwsClient aws, String streamArn) {
    this.aws = aws;
    this.streamArn = streamArn;
  }

  String arn() {
    return streamArn;
  }

  Description describe() {
    List<Shard> shards = new ArrayList<>();
    String partitionKey = "";
    JsonNode last = null;
    do {
      ObjectNode input = input();
      if (last != null) {
        input.set("ExclusiveStartShardId", last);
      }
      JsonNode page =
          aws.call("dynamodbstreams", "DescribeStream", input).path("StreamDescription");
      for (JsonNode key : page.path("KeySchema")) {
        if (key.path("KeyType").asText().equals("HASH")) {
          partitionKey = key.path("AttributeName").asText();
        }
      }
      page.path("Shards").forEach(shard -> shards.add(shard(shard)));
      last = page.get("LastEvaluatedShardId");
    } while (last != null && !last.isNull());
    return new Description(partitionKey, shards);
  }

  private static Shard shard(JsonNode shard) {
    return new Shard(
        shard.path("ShardId").asText(),
        shard.path("ParentShardId").asText(null),
        shard.path("SequenceNumberRange").hasNonNull("EndingSequenceNumber"));
  }

  /** An iterator of the type TRIM_HORIZON or LATEST. */
  String iterator(String shardId, String type) {
    return iterator(input().put("ShardId", shardId).put("ShardIteratorType", type));
  }

  String iteratorAfter(String shardId, String sequenceNumber) {
    return iterator(
        input()
            .put("ShardId", shardId)
            .put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER")
            .put("SequenceNumber", sequenceNumber));
  }

  private String iterator(ObjectNode input) {
    return aws.call("dynamodbstreams", "GetShardIterator", input).path("ShardIterator").asText();
  }

  /** Up to 1,000 records, with the member {@code NextShardIterator} unless the shard has ended. */
  JsonNode records(String iterator) {
    return aws.call(
        "dynamodbstreams",
        "GetRecords",
        Json.object().put("ShardIterator", iterator).put("Limit", 1000));
  }

  private ObjectNode input() {
    return Json.object().put("StreamArn", streamArn);
  }
}
