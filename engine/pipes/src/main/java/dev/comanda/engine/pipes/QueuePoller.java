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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives batches of one queue and handles them: what does not pass the filter or is delivered is
 * deleted; what failed is left to the queue, which shows it again and counts how often.
 */
final class QueuePoller {

  private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
  private static final int MOST_PER_CALL = 10;

  /**
   * How long a poll waits for a message: no queue can be told that nobody waits any more, so that a
   * stop waits for the poll under way. AWS's pollers wait 20 seconds.
   */
  private static final int LONGEST_POLL_SECONDS = 1;

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
   * Waits for a batch; without a window as long as one poll. What a poll brings while the pipe is
   * being stopped is a batch as any other: left alone it would be hidden, and count as tried.
   *
   * @return empty when no message came, or the queue could not be asked
   * @throws Stopped if the pipe is stopped before there is any message
   */
  List<QueueMessage> receive(StopSignal stop) throws Stopped {
    List<QueueMessage> batch = new ArrayList<>();
    long end = System.nanoTime() + batching.window().toNanos();
    int bytes = 0;
    int wait = LONGEST_POLL_SECONDS;
    do {
      List<QueueMessage> received = receiveOnce(batching.size() - batch.size(), wait);
      if (received == null) {
        if (batch.isEmpty()) {
          stop.pause(AFTER_FAILURE);
        }
        return batch;
      }
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

  /** Null when the queue could not be asked. */
  private List<QueueMessage> receiveOnce(int most, int waitSeconds) {
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
      LOG.info("Could not receive from {}: {}", queueArn, e.toString());
      return null;
    }
  }

  /**
   * Filters and delivers one batch.
   *
   * @throws Stopped if the pipe is stopped while the target is unavailable; the queue has then got
   *     back what no target took
   */
  void handle(List<QueueMessage> batch, StopSignal stop) throws Stopped {
    List<QueueMessage> finished = new ArrayList<>();
    List<QueueMessage> passed = new ArrayList<>();
    batch.forEach(message -> (filter.passes(message) ? passed : finished).add(message));
    List<QueueMessage> untried = new ArrayList<>(passed);
    try {
      for (List<QueueMessage> part : withinTheLargestBatch(passed)) {
        Outcome outcome = deliver(part, stop);
        untried.subList(0, part.size()).clear();
        finished.addAll(delivered(part, outcome));
      }
    } catch (Stopped e) {
      giveBack(untried);
      throw e;
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
    tell(aws, "DeleteMessageBatch", messages, entry -> {});
  }

  /** In the name of Pipes itself: a pipe's role need not be allowed to. */
  private void giveBack(List<QueueMessage> messages) {
    tell(
        aws.as(Queues.PIPES),
        "ChangeMessageVisibilityBatch",
        messages,
        entry -> entry.put("VisibilityTimeout", 0));
  }

  /** What the queue does not learn appears again, which every target of one has to bear. */
  private void tell(
      AwsClient caller, String operation, List<QueueMessage> messages, Consumer<ObjectNode> more) {
    for (int from = 0; from < messages.size(); from += MOST_PER_CALL) {
      var input = Json.object().put("QueueUrl", url());
      ArrayNode entries = input.putArray("Entries");
      for (QueueMessage message :
          messages.subList(from, Math.min(messages.size(), from + MOST_PER_CALL))) {
        ObjectNode entry = entries.addObject().put("Id", "m" + entries.size());
        more.accept(entry.put("ReceiptHandle", message.receiptHandle()));
      }
      try {
        JsonNode failed = caller.call("sqs", operation, input).path("Failed");
        if (!failed.isEmpty()) {
          LOG.warn("{} of {} failed for {} messages", operation, queueArn, failed.size());
        }
      } catch (RuntimeException e) {
        LOG.warn("{} of {} failed: {}", operation, queueArn, e.toString());
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
