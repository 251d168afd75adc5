package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine of {@code sqs} with one queue. A message in flight stays so until it is deleted or
 * given back. As with SQS, a poll goes on when nobody listens to it any more.
 */
final class MemoryQueue implements Engine {

  static final String ARN = "arn:aws:sqs:us-east-1:000000000000:memory";

  private final Deque<ObjectNode> visible = new ArrayDeque<>();
  private final Map<String, ObjectNode> inFlight = new LinkedHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private JsonNode lastReceive;
  private int next;

  synchronized void add(String body) {
    String id = "m" + next++;
    visible.add(
        Json.object().put("MessageId", id).put("ReceiptHandle", "r-" + id).put("Body", body));
    notifyAll();
  }

  /** The bodies of the messages that are not deleted. */
  synchronized java.util.List<String> left() {
    return java.util.stream.Stream.concat(visible.stream(), inFlight.values().stream())
        .map(message -> message.path("Body").textValue())
        .toList();
  }

  /** How many messages are not deleted. */
  synchronized int size() {
    return visible.size() + inFlight.size();
  }

  /** How many messages were handed out and are neither deleted nor given back. */
  synchronized int inFlight() {
    return inFlight.size();
  }

  /** How many pollers wait for a message. */
  int waiting() {
    return waiting.get();
  }

  /** The input of the last {@code ReceiveMessage}. */
  synchronized JsonNode lastReceive() {
    return lastReceive;
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws InterruptedIOException {
    JsonNode input = Json.parse(request.body());
    ObjectNode output =
        switch (request.operation()) {
          case "GetQueueUrl" -> Json.object().put("QueueUrl", "memory:queue");
          case "ReceiveMessage" -> receive(input);
          case "DeleteMessageBatch" -> delete(input);
          case "ChangeMessageVisibilityBatch" -> giveBack(input);
          default -> throw new IllegalArgumentException(request.operation());
        };
    return new AwsResponse(200, Map.of(), Json.bytes(output));
  }

  private synchronized ObjectNode receive(JsonNode input) throws InterruptedIOException {
    lastReceive = input;
    ObjectNode output = Json.object();
    boolean abandoned = false;
    waiting.incrementAndGet();
    long end = System.nanoTime() + input.path("WaitTimeSeconds").asLong() * 1_000_000_000;
    while (visible.isEmpty() && System.nanoTime() < end) {
      try {
        wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        abandoned = true;
      }
    }
    waiting.decrementAndGet();
    ArrayNode messages = output.putArray("Messages");
    while (!visible.isEmpty() && messages.size() < input.path("MaxNumberOfMessages").asInt()) {
      ObjectNode message = visible.poll();
      inFlight.put(message.path("ReceiptHandle").textValue(), message);
      messages.add(message);
    }
    if (abandoned) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    return output;
  }

  private synchronized ObjectNode giveBack(JsonNode input) {
    for (JsonNode entry : input.path("Entries")) {
      if (entry.path("VisibilityTimeout").asInt(1) == 0) {
        visible.add(inFlight.remove(entry.path("ReceiptHandle").textValue()));
      }
    }
    notifyAll();
    return Json.object();
  }

  private synchronized ObjectNode delete(JsonNode input) {
    input
        .path("Entries")
        .forEach(entry -> inFlight.remove(entry.path("ReceiptHandle").textValue()));
    return Json.object();
  }
}
