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

/** An engine of {@code sqs} with one queue. A message in flight stays so until it is deleted. */
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
          default -> throw new IllegalArgumentException(request.operation());
        };
    return new AwsResponse(200, Map.of(), Json.bytes(output));
  }

  private synchronized ObjectNode receive(JsonNode input) throws InterruptedIOException {
    lastReceive = input;
    ObjectNode output = Json.object();
    try {
      waiting.incrementAndGet();
      if (visible.isEmpty() && input.path("WaitTimeSeconds").asInt() > 0) {
        wait(1000L * input.path("WaitTimeSeconds").asInt());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      waiting.decrementAndGet();
    }
    ArrayNode messages = output.putArray("Messages");
    while (!visible.isEmpty() && messages.size() < input.path("MaxNumberOfMessages").asInt()) {
      ObjectNode message = visible.poll();
      inFlight.put(message.path("ReceiptHandle").textValue(), message);
      messages.add(message);
    }
    return output;
  }

  private synchronized ObjectNode delete(JsonNode input) {
    input
        .path("Entries")
        .forEach(entry -> inFlight.remove(entry.path("ReceiptHandle").textValue()));
    return Json.object();
  }
}
