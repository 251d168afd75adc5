package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The entries of a batch, of which each is taken or refused by itself.
 *
 * @param accepted by id
 * @param refused by id
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html">PublishBatch</a>
 */
record PublishBatchRequest(Map<String, Message> accepted, Map<String, AwsError> refused) {

  private static final int MOST_ENTRIES = 10;

  /**
   * @throws AwsError if SNS refuses the batch as a whole
   */
  static PublishBatchRequest of(String topicArn, JsonNode entries) {
    checkIds(entries);
    checkSize(entries);
    Map<String, Message> accepted = new LinkedHashMap<>();
    Map<String, AwsError> refused = new LinkedHashMap<>();
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      try {
        accepted.put(id, PublishRequest.message(topicArn, entry));
      } catch (AwsError e) {
        refused.put(id, e);
      }
    }
    return new PublishBatchRequest(accepted, refused);
  }

  List<Message> messages() {
    return new ArrayList<>(accepted.values());
  }

  private static void checkIds(JsonNode entries) {
    if (entries.isEmpty()) {
      throw refused("EmptyBatchRequest", "The batch request doesn't contain any entries.");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw refused(
          "TooManyEntriesInBatchRequest",
          "The batch request contains more entries than permissible (%d).".formatted(MOST_ENTRIES));
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      if (!id.matches("[\\w-]{1,80}")) {
        throw refused(
            "InvalidBatchEntryId",
            "The Id of a batch entry in a batch request doesn't abide by the specification.");
      }
      if (!ids.add(id)) {
        throw refused(
            "BatchEntryIdsNotDistinct",
            "Two or more batch entries in the request have the same Id.");
      }
    }
  }

  private static void checkSize(JsonNode entries) {
    long bytes = 0;
    for (JsonNode entry : entries) {
      bytes += PublishRequest.bytes(entry);
    }
    if (bytes > PublishRequest.LARGEST) {
      throw refused(
          "BatchRequestTooLong",
          "The length of all the messages put together is more than the limit.");
    }
  }

  private static AwsError refused(String code, String message) {
    return new AwsError(code, message, 400);
  }
}
