package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.pipes.StopSignal.Stopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives batches of one queue and handles them: what does not pass the filter or is delivered is
 * deleted; what failed is left to the queue, which shows it again and counts how often.
 */
final class QueuePoller {

  private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
  private static final int MOST_PER_CALL = 10;
  private static final int LONGEST_POLL_SECONDS = 20;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** How often a target that cannot be reached is asked before the queue takes over. */
  private static final int ATTEMPTS_WHEN_UNAVAILABLE = 5;

  /** With a batching window the poller sets the visibility: 7 minutes, 30 seconds, the window. */
  private static final int VISIBILITY_WITH_WINDOW_SECONDS = 450;

  private final AwsClient aws;
  private final String queueArn;
  private final Batching batching;
  private final Filter filter;
  private final Delivery delivery;
  private String queueUrl;

  QueuePoller(AwsClient aws, String queueArn, Batching batching, Filter filter, Delivery delivery) {
    this.aws = aws;
    this.queueArn = queueArn;
    this.batching = batching;
    this.filter = filter;
    this.delivery = delivery;
  }

  /**
   * Waits for a batch; without a window up to 20 seconds.
   *
   * @return empty when no message came, or the queue could not be asked
   * @throws Stopped if the pipe is stopped first
   */
  List<QueueMessage> receive(StopSignal stop) throws Stopped {
    List<QueueMessage> batch = new ArrayList<>();
    long end = System.nanoTime() + batching.window().toNanos();
    int bytes = 0;
    int wait = LONGEST_POLL_SECONDS;
    do {
      List<QueueMessage> received = receiveOnce(batching.size() - batch.size(), wait, stop);
      batch.addAll(received);
      bytes += received.stream().mapToInt(QueueMessage::bytes).sum();
      long left = Duration.ofNanos(end - System.nanoTime()).toSeconds();
      wait = (int) Math.max(0, Math.min(left, LONGEST_POLL_SECONDS));
    } while (!batch.isEmpty()
        && batch.size() < batching.size()
        && bytes < Batching.LARGEST_BATCH
        && System.nanoTime() < end
        && !stop.isStopped());
    return batch;
  }

  private List<QueueMessage> receiveOnce(int most, int waitSeconds, StopSignal stop)
      throws Stopped {
    try {
      ObjectNode input =
          Json.object()
              .put("QueueUrl", url())
              .put("MaxNumberOfMessages", Math.min(most, MOST_PER_CALL))
              .put("WaitTimeSeconds", waitSeconds);
      input.putArray("AttributeNames").add("All");
      input.putArray("MessageAttributeNames").add("All");
      if (!batching.window().isZero()) {
        input.put(
            "VisibilityTimeout",
            VISIBILITY_WITH_WINDOW_SECONDS + Math.toIntExact(batching.window().toSeconds()));
      }
      List<QueueMessage> messages = new ArrayList<>();
      for (JsonNode message : aws.call("sqs", "ReceiveMessage", input).path("Messages")) {
        messages.add(new QueueMessage(message, queueArn));
      }
      return messages;
    } catch (RuntimeException e) {
      stop.check();
      LOG.info("Could not receive from {}: {}", queueArn, e.toString());
      stop.pause(AFTER_FAILURE);
      return List.of();
    }
  }

  /**
   * Filters and delivers one batch.
   *
   * @throws Stopped if the pipe is stopped while the target is unavailable
   */
  void handle(List<QueueMessage> batch, StopSignal stop) throws Stopped {
    List<QueueMessage> finished = new ArrayList<>();
    List<QueueMessage> passed = new ArrayList<>();
    batch.forEach(message -> (filter.passes(message) ? passed : finished).add(message));
    try {
      for (List<QueueMessage> part : withinTheLargestBatch(passed)) {
        finished.addAll(delivered(part, deliver(part, stop)));
      }
    } finally {
      delete(finished);
    }
  }

  /** Ten messages that were received at once may be more than one batch may hold. */
  private static List<List<QueueMessage>> withinTheLargestBatch(List<QueueMessage> messages) {
    List<List<QueueMessage>> parts = new ArrayList<>();
    int bytes = 0;
    for (QueueMessage message : messages) {
      if (parts.isEmpty() || bytes + message.bytes() > Batching.LARGEST_BATCH) {
        parts.add(new ArrayList<>());
        bytes = 0;
      }
      parts.get(parts.size() - 1).add(message);
      bytes += message.bytes();
    }
    return parts;
  }

  private Outcome deliver(List<QueueMessage> batch, StopSignal stop) throws Stopped {
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = delivery.deliver(batch);
      if (!(outcome instanceof Outcome.Unavailable) || attempt == ATTEMPTS_WHEN_UNAVAILABLE) {
        return outcome;
      }
      stop.pause(Backoff.STANDARD.before(attempt - 1));
    }
  }

  private List<QueueMessage> delivered(List<QueueMessage> batch, Outcome outcome) {
    if (outcome instanceof Outcome.Delivered) {
      return batch;
    }
    if (outcome instanceof Outcome.PartlyDelivered partly) {
      LOG.info("{} of {} messages of {} failed", partly.failed().size(), batch.size(), queueArn);
      return batch.stream().filter(message -> !partly.failed().contains(message.id())).toList();
    }
    LOG.info("{} messages of {} failed: {}", batch.size(), queueArn, outcome);
    return List.of();
  }

  private void delete(List<QueueMessage> messages) {
    for (int from = 0; from < messages.size(); from += MOST_PER_CALL) {
      var input = Json.object().put("QueueUrl", url());
      ArrayNode entries = input.putArray("Entries");
      messages.subList(from, Math.min(messages.size(), from + MOST_PER_CALL)).stream()
          .map(QueueMessage::receiptHandle)
          .forEach(
              handle ->
                  entries.addObject().put("Id", "m" + entries.size()).put("ReceiptHandle", handle));
      try {
        JsonNode failed = aws.call("sqs", "DeleteMessageBatch", input).path("Failed");
        if (!failed.isEmpty()) {
          LOG.warn("{} messages of {} were not deleted", failed.size(), queueArn);
        }
      } catch (RuntimeException e) {
        // They appear again, which every target of a standard queue has to bear.
        LOG.warn("{} messages of {} were not deleted: {}", entries.size(), queueArn, e.toString());
      }
    }
  }

  private String url() {
    if (queueUrl == null) {
      queueUrl = Queues.url(aws, queueArn.substring(queueArn.lastIndexOf(':') + 1));
    }
    return queueUrl;
  }
}
