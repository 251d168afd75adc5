package dev.comanda.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.execution.Pauses;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import dev.comanda.engine.states.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers the tasks of one execution as a script says, and keeps what they were called with. Time
 * passes by what the script says that its answers take.
 *
 * <p>A script is a list of {@code {"state", "about"?, "answers"}}: the answers, in their order, to
 * the calls by that state whose arguments hold the text {@code about}. An answer is {@code
 * {"error", "cause"?}}, {@code {"payload"}} of a function or any other {@code {"result"}}; {@code
 * seconds} is how long it takes, {@code times} how often it is given.
 */
public final class ScriptedTasks implements TaskRunner, Pauses {

  private record Part(String state, String about, Deque<JsonNode> answers) {

    boolean isFor(TaskCall call) {
      return call.state().equals(state) && call.arguments().toString().contains(about);
    }
  }

  private final List<Part> script = new ArrayList<>();
  private final Map<String, List<JsonNode>> calls = new TreeMap<>();
  private final List<String> surprises = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  /** Tasks that answer as the parts say. */
  public ScriptedTasks(JsonNode parts) {
    for (JsonNode part : parts) {
      Deque<JsonNode> answers = new ArrayDeque<>();
      for (JsonNode answer : part.get("answers")) {
        for (int i = 0; i < answer.path("times").asInt(1); i++) {
          answers.add(answer);
        }
      }
      script.add(new Part(part.get("state").asText(), part.path("about").asText(""), answers));
    }
  }

  @Override
  public synchronized JsonNode run(TaskCall call) throws TaskFailure {
    calls
        .computeIfAbsent(call.state(), state -> new ArrayList<>())
        .add(eventsRead(call.arguments()));
    JsonNode answer =
        script.stream()
            .filter(part -> part.isFor(call))
            .map(part -> part.answers().poll())
            .findFirst()
            .orElse(null);
    if (answer == null) {
      surprises.add(call.state() + " was called with " + call.arguments());
      throw new TaskFailure("Unscripted", call.state());
    }
    now = now.plusSeconds(answer.path("seconds").asLong(0));
    if (answer.has("error")) {
      throw new TaskFailure(answer.get("error").asText(), answer.path("cause").asText("because"));
    }
    return answer.has("payload")
        ? Definitions.JSON
            .createObjectNode()
            .put("StatusCode", 200)
            .put("ExecutedVersion", "$LATEST")
            .set("Payload", answer.get("payload"))
        : answer.get("result");
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public Duration pause(Duration duration) {
    return duration;
  }

  /** The arguments of every call by the name of the state, the events in them read. */
  public synchronized Map<String, List<JsonNode>> calls() {
    return Map.copyOf(calls);
  }

  /** Calls that the script has no answer for, and answers that nothing called for. */
  public synchronized List<String> surprises() {
    List<String> all = new ArrayList<>(surprises);
    script.forEach(
        part -> part.answers().forEach(answer -> all.add(part.state() + " left " + answer)));
    return all;
  }

  private static JsonNode eventsRead(JsonNode arguments) {
    JsonNode copy = arguments.deepCopy();
    copy.path("PublishBatchRequestEntries")
        .forEach(
            entry ->
                ((ObjectNode) entry)
                    .set("Message", Definitions.parse(entry.get("Message").asText())));
    return copy;
  }
}
