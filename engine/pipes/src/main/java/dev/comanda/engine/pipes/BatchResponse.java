package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * What a target's answer says about the records of its batch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html#pipes-partial-batch-failure">Partial
 *     batch failure</a>
 */
public final class BatchResponse {

  private static final Outcome DELIVERED = new Outcome.Delivered();

  private BatchResponse() {}

  /**
   * @param answer the target's answer; missing or null when it has none
   * @param ids of the records of the batch
   */
  public static Outcome read(JsonNode answer, Set<String> ids) {
    JsonNode failures = answer.path("batchItemFailures");
    if (failures.isMissingNode() || failures.isNull()) {
      return DELIVERED;
    }
    if (!failures.isArray()) {
      return new Outcome.Failed("batchItemFailures is no array");
    }
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : failures) {
      JsonNode id = failure.path("itemIdentifier");
      if (!id.isTextual() || !ids.contains(id.textValue())) {
        return new Outcome.Failed("batchItemFailures names no record of the batch");
      }
      failed.add(id.textValue());
    }
    return failed.isEmpty() ? DELIVERED : new Outcome.PartlyDelivered(failed);
  }
}
