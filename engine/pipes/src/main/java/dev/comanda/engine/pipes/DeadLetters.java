package dev.comanda.engine.pipes;

import java.util.List;

/** Where a pipe tells of the records that it gives up. */
@FunctionalInterface
interface DeadLetters {

  /** Why records are given up, in AWS's words. */
  enum Condition {
    RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
    RECORD_AGE_EXCEEDED("RecordAgeExceeded");

    private final String text;

    Condition(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Sends one message about records of a shard.
   *
   * @param records of one batch, in their order
   * @throws RuntimeException if it was not taken
   */
  void send(String shardId, List<StreamRecord> records, Condition condition);
}
