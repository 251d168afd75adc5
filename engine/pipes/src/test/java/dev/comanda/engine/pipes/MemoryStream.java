package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An engine of {@code dynamodb} with one stream, whose shards a test fills and closes. */
final class MemoryStream implements Engine {

  static final String ARN =
      "arn:aws:dynamodb:us-east-1:000000000000:table/memory/stream/2026-01-01T00:00:00.000";

  private static final class Shard {
    private final String parent;
    private final List<ObjectNode> records = new ArrayList<>();
    private boolean closed;

    Shard(String parent) {
      this.parent = parent;
    }
  }

  private final Map<String, Shard> shards = new LinkedHashMap<>();
  private int next;
  private int reads;

  /**
   * @param parent null for none
   */
  synchronized void open(String shardId, String parent) {
    shards.put(shardId, new Shard(parent));
  }

  synchronized void close(String shardId) {
    shards.get(shardId).closed = true;
  }

  /** Adds a record, and gives the id that it has as an event. */
  synchronized String add(String shardId, String key, double epochSeconds) {
    String number = "%021d".formatted(next++);
    ObjectNode record = Json.object().put("eventID", "e" + number).put("eventName", "INSERT");
    ObjectNode change = record.putObject("dynamodb");
    change.putObject("Keys").putObject("pk").put("S", key);
    change.put("SequenceNumber", number).put("ApproximateCreationDateTime", epochSeconds);
    shards.get(shardId).records.add(record);
    return "e" + number;
  }

  String add(String shardId, String key) {
    return add(shardId, key, System.currentTimeMillis() / 1000.0);
  }

  /** How often records were asked for. */
  synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized AwsResponse handle(AwsRequest request) {
    JsonNode input = Json.parse(request.body());
    ObjectNode output =
        switch (request.operation()) {
          case "DescribeStream" -> describe();
          case "GetShardIterator" -> iterator(input);
          case "GetRecords" -> records(input.path("ShardIterator").asText());
          default -> throw new IllegalArgumentException(request.operation());
        };
    return new AwsResponse(200, Map.of(), Json.bytes(output));
  }

  private ObjectNode describe() {
    ObjectNode output = Json.object();
    ObjectNode stream = output.putObject("StreamDescription");
    stream.putArray("KeySchema").addObject().put("AttributeName", "pk").put("KeyType", "HASH");
    ArrayNode list = stream.putArray("Shards");
    shards.forEach(
        (id, shard) -> {
          ObjectNode json = list.addObject().put("ShardId", id);
          if (shard.parent != null) {
            json.put("ParentShardId", shard.parent);
          }
          ObjectNode range = json.putObject("SequenceNumberRange");
          range.put("StartingSequenceNumber", "0");
          if (shard.closed) {
            range.put("EndingSequenceNumber", "9");
          }
        });
    return output;
  }

  private ObjectNode iterator(JsonNode input) {
    String id = input.path("ShardId").asText();
    List<ObjectNode> records = shards.get(id).records;
    int index =
        switch (input.path("ShardIteratorType").asText()) {
          case "TRIM_HORIZON" -> 0;
          case "LATEST" -> records.size();
          default -> {
            int after = 0;
            while (!number(records.get(after)).equals(input.path("SequenceNumber").asText())) {
              after++;
            }
            yield after + 1;
          }
        };
    return Json.object().put("ShardIterator", id + "/" + index);
  }

  private static String number(ObjectNode record) {
    return record.at("/dynamodb/SequenceNumber").asText();
  }

  private ObjectNode records(String iterator) {
    String id = iterator.substring(0, iterator.indexOf('/'));
    int index = Integer.parseInt(iterator.substring(id.length() + 1));
    Shard shard = shards.get(id);
    reads++;
    ObjectNode output = Json.object();
    ArrayNode list = output.putArray("Records");
    shard.records.stream().skip(index).forEach(list::add);
    if (!shard.closed) {
      output.put("NextShardIterator", id + "/" + shard.records.size());
    }
    return output;
  }
}
