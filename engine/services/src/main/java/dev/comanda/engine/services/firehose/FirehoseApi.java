package dev.comanda.engine.services.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.protocol.JsonEngine;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Firehose's API, as far as records are put directly.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/APIReference/Welcome.html">API</a>
 */
final class FirehoseApi implements JsonEngine.Operations {

  private static final int LARGEST_RECORD = 1_024_000;
  private static final int LARGEST_BATCH = 4 * 1024 * 1024;
  private static final int MOST_RECORDS = 500;

  private final Map<String, DeliveryStream> streams;

  FirehoseApi(Map<String, DeliveryStream> streams) {
    this.streams = streams;
  }

  @Override
  public ObjectNode answer(String operation, JsonNode input) {
    return switch (operation) {
      case "PutRecord" -> putRecord(input);
      case "PutRecordBatch" -> putRecordBatch(input);
      case "ListDeliveryStreams" -> listDeliveryStreams();
      default ->
          throw new AwsError("UnknownOperationException", "This runtime does no " + operation, 400);
    };
  }

  private ObjectNode putRecord(JsonNode input) {
    List<byte[]> data = decoded(List.of(input.path("Record")));
    put(stream(input), data);
    return recordId(Json.object()).put("Encrypted", false);
  }

  private ObjectNode putRecordBatch(JsonNode input) {
    List<JsonNode> records = new ArrayList<>();
    input.path("Records").forEach(records::add);
    if (records.isEmpty() || records.size() > MOST_RECORDS) {
      throw invalid("Records must be 1 to %d, not %d".formatted(MOST_RECORDS, records.size()));
    }
    List<byte[]> data = decoded(records);
    if (data.stream().mapToLong(record -> record.length).sum() > LARGEST_BATCH) {
      throw invalid("Records size exceeds 4 MB limit");
    }
    put(stream(input), data);
    ObjectNode output = Json.object().put("FailedPutCount", 0).put("Encrypted", false);
    ArrayNode responses = output.putArray("RequestResponses");
    data.forEach(record -> recordId(responses.addObject()));
    return output;
  }

  private ObjectNode listDeliveryStreams() {
    ObjectNode output = Json.object().put("HasMoreDeliveryStreams", false);
    ArrayNode names = output.putArray("DeliveryStreamNames");
    streams.keySet().forEach(names::add);
    return output;
  }

  private DeliveryStream stream(JsonNode input) {
    String name = input.path("DeliveryStreamName").asText();
    DeliveryStream stream = streams.get(name);
    if (stream == null) {
      throw new AwsError("ResourceNotFoundException", "Firehose " + name + " not found", 400);
    }
    if (!stream.takesDirectPuts()) {
      throw invalid(
          "This operation is not permitted on KinesisStreamAsSource delivery stream type.");
    }
    return stream;
  }

  private static void put(DeliveryStream stream, List<byte[]> records) {
    Instant now = Instant.now();
    records.forEach(record -> stream.buffer().add(record, now));
  }

  private static List<byte[]> decoded(List<JsonNode> records) {
    List<byte[]> result = new ArrayList<>();
    for (JsonNode record : records) {
      byte[] data = data(record);
      if (data.length > LARGEST_RECORD) {
        throw invalid("Record.Data must be at most %d bytes".formatted(LARGEST_RECORD));
      }
      result.add(data);
    }
    return result;
  }

  private static byte[] data(JsonNode record) {
    try {
      byte[] data = record.path("Data").binaryValue();
      if (data != null) {
        return data;
      }
    } catch (IOException e) {
      // Refused below, like data that is missing.
    }
    throw invalid("Record.Data must be Base64");
  }

  private static ObjectNode recordId(ObjectNode node) {
    return node.put("RecordId", UUID.randomUUID().toString());
  }

  private static AwsError invalid(String message) {
    return new AwsError("InvalidArgumentException", message, 400);
  }
}
