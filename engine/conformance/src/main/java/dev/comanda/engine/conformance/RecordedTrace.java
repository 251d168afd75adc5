package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.HistoryEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a recording tells about tasks and variables, and the same of an execution. */
final class RecordedTrace {

  private static final String FUNCTION = "lambda-function";

  private RecordedTrace() {}

  /** What each recorded task was given, in the order of the calls. */
  static ArrayNode expectedTasks(JsonNode content) {
    ArrayNode tasks = Json.array();
    for (JsonNode recorded : content.path("expectedTasks")) {
      ObjectNode task = tasks.addObject();
      task.set("resourceType", recorded.path("resourceType"));
      task.set("resource", recorded.path("resource"));
      task.set(
          "arguments",
          recorded.has("parameters") ? recorded.get("parameters") : recorded.get("input"));
      if (recorded.path("unordered").asBoolean(false)) {
        task.put("unordered", true);
      }
    }
    return tasks;
  }

  /**
   * What each task of an execution was given.
   *
   * @param expected where it marks tasks as without order, the execution's are put in its order
   */
  static ArrayNode tasks(ExecutionResult result, JsonNode expected) {
    List<ObjectNode> tasks = new ArrayList<>();
    for (HistoryEvent event : result.history()) {
      if (event.details() instanceof EventDetails.TaskScheduled task) {
        tasks.add(task(task.resourceType(), task.resource(), task.parameters()));
      } else if (event.details() instanceof EventDetails.LambdaScheduled task) {
        tasks.add(task(FUNCTION, task.resource(), task.input()));
      }
    }
    boolean unordered = false;
    for (JsonNode task : expected) {
      unordered |= task.has("unordered");
    }
    if (unordered) {
      tasks.sort(Comparator.comparingInt(task -> place(task, expected)));
      for (int i = 0; i < Math.min(tasks.size(), expected.size()); i++) {
        if (expected.get(i).has("unordered")) {
          tasks.get(i).put("unordered", true);
        }
      }
    }
    return Json.array().addAll(tasks);
  }

  private static ObjectNode task(String type, String resource, JsonNode arguments) {
    return Json.object()
        .put("resourceType", type)
        .put("resource", resource)
        .set("arguments", arguments);
  }

  /** The place of the first recorded task with the same arguments. */
  private static int place(JsonNode task, JsonNode expected) {
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i).path("arguments").equals(task.path("arguments"))) {
        return i;
      }
    }
    return expected.size();
  }

  /** Each recorded exit that set variables. */
  static ArrayNode expectedAssignments(JsonNode content) {
    ArrayNode assignments = Json.array();
    for (JsonNode step : content.path("expectedTrace")) {
      if (step.has("assigned")) {
        assignments
            .addObject()
            .put("state", step.path("exit").asText())
            .set("assigned", step.get("assigned"));
      }
    }
    return assignments;
  }

  /** Each exit of an execution that set variables. */
  static ArrayNode assignments(ExecutionResult result) {
    ArrayNode assignments = Json.array();
    for (HistoryEvent event : result.history()) {
      if (event.details() instanceof EventDetails.StateExited exited
          && !exited.assigned().isEmpty()) {
        ObjectNode assigned =
            assignments.addObject().put("state", exited.name()).putObject("assigned");
        exited.assigned().forEach(assigned::set);
      }
    }
    return assignments;
  }
}
