package dev.comanda.engine.pipes;

import java.util.Set;

/** What became of a batch. */
public sealed interface Outcome {

  /** Every record is done. */
  record Delivered() implements Outcome {}

  /**
   * The target names the records that failed; the others are done.
   *
   * @param failed ids of records of the batch, at least one
   */
  record PartlyDelivered(Set<String> failed) implements Outcome {}

  /**
   * The whole batch failed, for a reason that AWS counts as the customer's.
   *
   * @param reason for the log; holds no payload
   */
  record Failed(String reason) implements Outcome {}

  /**
   * The target could not be asked, or not be heard. AWS retries this and counts no attempt.
   *
   * @param reason for the log; holds no payload
   */
  record Unavailable(String reason) implements Outcome {}
}
