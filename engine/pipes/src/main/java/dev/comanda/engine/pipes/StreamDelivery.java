package dev.comanda.engine.pipes;

import dev.comanda.engine.pipes.StopSignal.Stopped;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers a batch of one shard until each of its records is delivered or given up: retries it with
 * back-off, halves it, or names it to the dead-letter queue. A later part of the batch waits for
 * the earlier ones.
 */
final class StreamDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(StreamDelivery.class);

  private record Part(List<StreamRecord> records, int retries) {}

  private final Delivery delivery;
  private final RetryPolicy policy;
  private final DeadLetters deadLetters;
  private final StopSignal stop;

  StreamDelivery(Delivery delivery, RetryPolicy policy, DeadLetters deadLetters, StopSignal stop) {
    this.delivery = delivery;
    this.policy = policy;
    this.deadLetters = deadLetters;
    this.stop = stop;
  }

  /**
   * @param done told of every record that needs no further delivery
   * @throws Stopped if the pipe is stopped before; the records not told are still to be delivered
   */
  void deliver(String shardId, List<StreamRecord> batch, Consumer<StreamRecord> done)
      throws Stopped {
    Deque<Part> parts = new ArrayDeque<>();
    parts.push(new Part(batch, 0));
    int unavailable = 0;
    while (!parts.isEmpty()) {
      stop.check();
      Part part = withoutExpired(shardId, parts.pop(), done);
      if (part.records().isEmpty()) {
        continue;
      }
      Outcome outcome = delivery.deliver(part.records());
      if (outcome instanceof Outcome.Unavailable problem) {
        LOG.info("Will ask the target of {} again: {}", shardId, problem.reason());
        parts.push(part);
        stop.pause(policy.backoff().before(unavailable++));
        continue;
      }
      unavailable = 0;
      List<StreamRecord> failed = new ArrayList<>();
      for (StreamRecord record : part.records()) {
        if (fails(record, outcome)) {
          failed.add(record);
        } else {
          done.accept(record);
        }
      }
      if (!failed.isEmpty()) {
        LOG.info("{} of {} records of {} failed", failed.size(), part.records().size(), shardId);
        retry(shardId, new Part(failed, part.retries()), parts, done);
      }
    }
  }

  private void retry(String shardId, Part failed, Deque<Part> parts, Consumer<StreamRecord> done)
      throws Stopped {
    if (policy.bisects() && failed.records().size() > 1) {
      Bisect<StreamRecord> halves = Bisect.of(failed.records());
      parts.push(new Part(halves.second(), failed.retries()));
      parts.push(new Part(halves.first(), failed.retries()));
    } else if (policy.isExhaustedAfter(failed.retries())) {
      giveUp(shardId, failed.records(), DeadLetters.Condition.RETRY_ATTEMPTS_EXHAUSTED, done);
    } else {
      stop.pause(policy.backoff().before(failed.retries()));
      parts.push(new Part(failed.records(), failed.retries() + 1));
    }
  }

  private Part withoutExpired(String shardId, Part part, Consumer<StreamRecord> done)
      throws Stopped {
    Instant now = Instant.now();
    Map<Boolean, List<StreamRecord>> byAge =
        part.records().stream()
            .collect(Collectors.partitioningBy(record -> policy.isTooOld(record, now)));
    List<StreamRecord> expired = byAge.get(true);
    if (expired.isEmpty()) {
      return part;
    }
    giveUp(shardId, expired, DeadLetters.Condition.RECORD_AGE_EXCEEDED, done);
    return new Part(byAge.get(false), part.retries());
  }

  /** Tries until the dead-letter queue takes the message: only then is a record given up. */
  private void giveUp(
      String shardId,
      List<StreamRecord> records,
      DeadLetters.Condition condition,
      Consumer<StreamRecord> done)
      throws Stopped {
    for (int attempt = 0; ; attempt++) {
      try {
        deadLetters.send(shardId, records, condition);
        LOG.warn("Gave up {} records of {}: {}", records.size(), shardId, condition);
        records.forEach(done);
        return;
      } catch (RuntimeException e) {
        LOG.warn("The dead-letter target did not take a message: {}", e.toString());
        stop.pause(policy.backoff().before(attempt));
      }
    }
  }

  private static boolean fails(StreamRecord record, Outcome outcome) {
    return outcome instanceof Outcome.Failed
        || (outcome instanceof Outcome.PartlyDelivered partly
            && partly.failed().contains(record.id()));
  }
}
