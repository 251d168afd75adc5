package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.door.AwsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages to queues, in batches. A failure on the queue's side is retried as {@link
 * RetrySchedule} says; what the queue refuses goes to the subscription's dead-letter queue at once.
 */
final class QueueDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(QueueDelivery.class);
  private static final int MOST_ENTRIES = 10;
  private static final int MOST_CHARACTERS = 200_000;
  private static final int MOST_ATTRIBUTES = 10;

  private final AwsClient aws;
  private final ScheduledExecutorService clock;
  private final Executor threads;
  private final Map<String, String> urls = new ConcurrentHashMap<>();

  /**
   * @param clock waits for retries
   * @param threads makes them
   */
  QueueDelivery(AwsClient aws, ScheduledExecutorService clock, Executor threads) {
    this.aws = aws;
    this.clock = clock;
    this.threads = threads;
  }

  /** Makes the first attempt for each message. */
  void deliver(Subscription subscription, List<QueueEntry> entries) {
    List<QueueEntry> refused = new ArrayList<>();
    List<QueueEntry> batch = new ArrayList<>();
    int length = 0;
    for (QueueEntry entry : entries) {
      if (entry.attributes().size() > MOST_ATTRIBUTES) {
        refused.add(entry);
        continue;
      }
      if (batch.size() == MOST_ENTRIES || length + entry.length() > MOST_CHARACTERS) {
        attempt(subscription, subscription.queueArn(), batch, 0);
        batch = new ArrayList<>();
        length = 0;
      }
      batch.add(entry);
      length += entry.length();
    }
    attempt(subscription, subscription.queueArn(), batch, 0);
    giveUp(subscription, subscription.queueArn(), refused);
  }

  private void attempt(
      Subscription subscription, String queueArn, List<QueueEntry> batch, int retry) {
    if (batch.isEmpty()) {
      return;
    }
    List<QueueEntry> refused = new ArrayList<>();
    List<QueueEntry> unreached = new ArrayList<>();
    try {
      for (JsonNode failed : send(subscription, queueArn, batch).path("Failed")) {
        QueueEntry entry = batch.get(Integer.parseInt(failed.path("Id").asText()));
        (failed.path("SenderFault").asBoolean() ? refused : unreached).add(entry);
      }
    } catch (RuntimeException e) {
      LOG.info("{} did not take {} messages: {}", queueArn, batch.size(), e.toString());
      (isRefusal(e) ? refused : unreached).addAll(batch);
    }
    giveUp(subscription, queueArn, refused);
    retry(subscription, queueArn, unreached, retry);
  }

  private void retry(
      Subscription subscription, String queueArn, List<QueueEntry> batch, int retry) {
    if (batch.isEmpty()) {
      return;
    }
    RetrySchedule.before(retry)
        .ifPresentOrElse(
            wait ->
                clock.schedule(
                    () -> threads.execute(() -> attempt(subscription, queueArn, batch, retry + 1)),
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS),
            () -> giveUp(subscription, queueArn, batch));
  }

  private void giveUp(Subscription subscription, String queueArn, List<QueueEntry> batch) {
    if (batch.isEmpty()) {
      return;
    }
    String deadLetterArn = subscription.deadLetterArn();
    if (deadLetterArn == null || queueArn.equals(deadLetterArn)) {
      LOG.warn("Dropped {} messages for {}", batch.size(), subscription.arn());
      return;
    }
    LOG.warn("Moved {} messages for {} to its DLQ", batch.size(), subscription.arn());
    attempt(subscription, deadLetterArn, batch.stream().map(QueueDelivery::bearable).toList(), 0);
  }

  /** A dead-letter queue takes no more attributes than another queue; the message matters more. */
  private static QueueEntry bearable(QueueEntry entry) {
    return entry.attributes().size() <= MOST_ATTRIBUTES
        ? entry
        : new QueueEntry(entry.body(), Json.object());
  }

  /** Sends for the topic, which is what a queue's policy lets in. */
  private JsonNode send(Subscription subscription, String queueArn, List<QueueEntry> batch) {
    ObjectNode input = Json.object().put("QueueUrl", url(queueArn));
    ArrayNode entries = input.putArray("Entries");
    for (int i = 0; i < batch.size(); i++) {
      QueueEntry entry = batch.get(i);
      ObjectNode json =
          entries.addObject().put("Id", Integer.toString(i)).put("MessageBody", entry.body());
      if (!entry.attributes().isEmpty()) {
        json.set("MessageAttributes", entry.attributes());
      }
    }
    var topic = new Principal.Service("sns.amazonaws.com", subscription.topicArn());
    return aws.as(new Caller("sns", topic)).call("sqs", "SendMessageBatch", input);
  }

  private String url(String queueArn) {
    return urls.computeIfAbsent(
        queueArn,
        arn ->
            aws.call(
                    "sqs",
                    "GetQueueUrl",
                    Json.object().put("QueueName", arn.substring(arn.lastIndexOf(':') + 1)))
                .path("QueueUrl")
                .asText());
  }

  private static boolean isRefusal(RuntimeException failure) {
    return failure instanceof AwsError error
        && error.status() < 500
        && error.status() != 429
        && !error.code().contains("Throttl");
  }
}
