package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A record of a DynamoDB stream.
 *
 * @param event as {@code GetRecords} answers it, with {@code eventSourceARN}
 * @param partitionKey the value of the item's partition key, as JSON; records of equal keys stay in
 *     their order
 * @param bytes the length of its JSON
 */
record StreamRecord(ObjectNode event, String partitionKey, int bytes) implements SourceRecord {

  /**
   * @param record as {@code GetRecords} answers it
   * @param keyName the attribute that is the table's partition key
   */
  static StreamRecord of(JsonNode record, String streamArn, String keyName) {
    ObjectNode event = ((ObjectNode) record).put("eventSourceARN", streamArn);
    String key = event.path("dynamodb").path("Keys").path(keyName).toString();
    return new StreamRecord(event, key, event.toString().length());
  }

  @Override
  public String id() {
    return event.path("eventID").asText();
  }

  String sequenceNumber() {
    return event.path("dynamodb").path("SequenceNumber").asText();
  }

  /** When the change was made, to the second or better; now when the record does not say. */
  Instant arrival() {
    JsonNode seconds = event.path("dynamodb").path("ApproximateCreationDateTime");
    return seconds.isMissingNode()
        ? Instant.now()
        : Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000));
  }

  @Override
  public JsonNode decoded() {
    return event;
  }

  @Override
  public boolean isJson() {
    return true;
  }
}
