package dev.comanda.operations.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.contract.Ids;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A message of a dead-letter queue, in one of three shapes: the message as it was in its queue, an
 * event that a workflow put there together with its reason, or the pipe's note of a position in the
 * stream.
 *
 * @param id the message's id
 * @param text its body
 * @param body the same, parsed; a missing node if it is not JSON
 * @param attributes what its sender said beside the body
 */
public record DeadLetter(
    String id, String text, JsonNode body, Map<String, MessageAttributeValue> attributes) {

  private static final String OURS = "dev.comanda.";

  /** A message of a dead-letter queue. */
  public static DeadLetter of(Message message) {
    return new DeadLetter(
        message.messageId(),
        message.body(),
        parse(message.body()),
        Map.copyOf(message.messageAttributes()));
  }

  private static JsonNode parse(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return Json.MAPPER.missingNode();
    }
  }

  /** What the queue has to get again; empty if that is not in the letter. */
  public Optional<String> message() {
    if (!hasReason()) {
      return Optional.of(text);
    }
    JsonNode event = body.path("event");
    if (event.isMissingNode() || event.isNull()) {
      return Optional.empty();
    }
    return Optional.of(event.isTextual() ? event.asText() : event.toString());
  }

  /** Why a workflow put it here, as the error's name; {@code tries used up} if none did. */
  public String reason() {
    return hasReason() ? body.at("/reason/error").asText("unnamed reason") : "tries used up";
  }

  /** The order that it is about; empty if it does not say. */
  public Optional<String> orderId() {
    JsonNode event = hasReason() ? body.path("event") : body;
    JsonNode read = event.isTextual() ? parse(event.asText()) : event;
    return Optional.of(read.at("/order/orderId").asText())
        .filter(id -> Ids.ORDER.matcher(id).matches());
  }

  /** The reason with its cause, which may quote the event: for whoever made the order only. */
  public String explained() {
    if (!hasReason()) {
      return position().isMissingNode() ? reason() : "the workflow order-fanout failed with it";
    }
    String cause = body.at("/reason/cause").asText();
    JsonNode function = parse(cause);
    String said = function.path("errorMessage").asText(cause);
    String error = reason().startsWith(OURS) ? reason().replaceFirst(".*\\.", "") : reason();
    return error + (said.isEmpty() ? "" : ": " + said);
  }

  private boolean hasReason() {
    return body.isObject() && body.has("reason");
  }

  /** Where in the stream its records are; a missing node if it is not about a stream. */
  public JsonNode position() {
    return body.path("DDBStreamBatchInfo");
  }
}
