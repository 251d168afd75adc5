package dev.comanda.engine.aws.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** One failure that a test has asked for: which calls it meets, how often, and what it does. */
final class FaultRule {

  private final String id;
  private final ObjectNode definition;
  private final String service;
  private final String operation;
  private final String caller;
  private final String containing;
  private final long times;
  private final Effect effect;
  private final AtomicLong hits = new AtomicLong();

  /**
   * @param definition the rule as it was posted: {@code service}, {@code operation}, optional
   *     {@code caller}, optional {@code containing} (a text in the call's target or body, such as
   *     the queue in its URL), optional {@code times} (absent: until deleted), {@code effect}
   * @throws IllegalArgumentException if a member is missing, unknown or of the wrong type
   */
  FaultRule(String id, ObjectNode definition) {
    this.id = id;
    this.definition = definition;
    this.service = text(definition, "service");
    this.operation = text(definition, "operation");
    this.caller = definition.hasNonNull("caller") ? text(definition, "caller") : null;
    this.containing = definition.hasNonNull("containing") ? text(definition, "containing") : null;
    this.times = definition.path("times").asLong(Long.MAX_VALUE);
    this.effect = effect(definition.path("effect"));
  }

  String id() {
    return id;
  }

  Effect effect() {
    return effect;
  }

  /** Whether this rule takes the call; counts it if so. */
  boolean takes(AwsRequest request) {
    if (!operation.equals(request.operation())
        || !service.equals(request.service())
        || (caller != null && !caller.equals(request.caller().name()))
        || (containing != null && !contains(request))) {
      return false;
    }
    return hits.getAndUpdate(n -> n < times ? n + 1 : n) < times;
  }

  private boolean contains(AwsRequest request) {
    return request.target().contains(containing)
        || new String(request.body(), StandardCharsets.UTF_8).contains(containing);
  }

  /** The rule with its {@code id} and {@code hits}. */
  ObjectNode describe() {
    return definition.deepCopy().put("id", id).put("hits", hits.get());
  }

  private static String text(JsonNode node, String member) {
    if (!node.path(member).isTextual()) {
      throw new IllegalArgumentException("A rule needs the text member '" + member + "'");
    }
    return node.get(member).asText();
  }

  private static Effect effect(JsonNode effect) {
    if (effect.has("error")) {
      return refusal(effect.get("error"));
    }
    if (effect.has("delayMillis")) {
      return new Effect.Delay(effect.get("delayMillis").asLong());
    }
    if (effect.path("dropAnswer").asBoolean()) {
      return new Effect.DropAnswer();
    }
    if (effect.has("killCaller")) {
      return switch (text(effect, "killCaller")) {
        case "before" -> new Effect.KillCaller(false);
        case "after" -> new Effect.KillCaller(true);
        default -> throw new IllegalArgumentException("killCaller is 'before' or 'after'");
      };
    }
    if (effect.has("refuseRecords")) {
      Set<Integer> indexes = new LinkedHashSet<>();
      effect.get("refuseRecords").forEach(index -> indexes.add(index.asInt()));
      return new Effect.RefuseRecords(indexes, effect.path("code").asText("InternalFailure"));
    }
    throw new IllegalArgumentException(
        "effect is one of error, delayMillis, dropAnswer, killCaller, refuseRecords; not "
            + effect);
  }

  private static Effect refusal(JsonNode error) {
    JsonNode members = error.path("members");
    if (!members.isMissingNode() && !members.isObject()) {
      throw new IllegalArgumentException("The members of an error are an object, not " + members);
    }
    return new Effect.Refusal(
        error.path("status").asInt(500),
        text(error, "code"),
        error.path("message").asText(),
        members instanceof ObjectNode given ? given : Json.object());
  }
}
