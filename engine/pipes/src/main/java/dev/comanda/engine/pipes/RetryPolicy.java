package dev.comanda.engine.pipes;

import java.time.Duration;
import java.time.Instant;

/**
 * When a stream's failed batch is given up.
 *
 * @param maximumRetryAttempts -1 for as many as the records' age allows
 * @param maximumRecordAge null for as long as the stream keeps a record
 * @param bisects whether a failed batch is halved (AUTOMATIC_BISECT); halving uses up no attempt
 * @param backoff between the attempts
 */
record RetryPolicy(
    int maximumRetryAttempts, Duration maximumRecordAge, boolean bisects, Backoff backoff) {

  /** How long a DynamoDB stream keeps its records. */
  private static final Duration RETENTION = Duration.ofHours(24);

  boolean isExhaustedAfter(int retries) {
    return maximumRetryAttempts >= 0 && retries >= maximumRetryAttempts;
  }

  boolean isTooOld(StreamRecord record, Instant now) {
    Duration limit = maximumRecordAge == null ? RETENTION : maximumRecordAge;
    return record.arrival().plus(limit).isBefore(now);
  }
}
