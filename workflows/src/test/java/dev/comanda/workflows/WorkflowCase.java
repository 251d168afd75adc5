package dev.comanda.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.execution.ExecutionResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file in {@code cases/<workflow>/}. It tells the input, what the tasks answer ({@link
 * ScriptedTasks}) and what comes of it: status, output or error, and for every state that called
 * something how often, or with which arguments.
 */
record WorkflowCase(String workflow, JsonNode json) {

  /** Not those of the class path: one that was deleted stays there until the next clean. */
  private static final Path FOLDER = Path.of("src/test/resources/cases");

  static List<WorkflowCase> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().map(WorkflowCase::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<WorkflowCase> of(String workflow) {
    return all().stream().filter(each -> each.workflow.equals(workflow)).toList();
  }

  private static WorkflowCase read(Path file) {
    try {
      return new WorkflowCase(
          file.getParent().getFileName().toString(), Definitions.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ExecutionResult run(ScriptedTasks tasks) {
    return RunnableWorkflow.named(workflow).run(input(), tasks);
  }

  ScriptedTasks tasks() {
    return new ScriptedTasks(json.get("tasks"));
  }

  /** The input, with the order of a file where it names one, without what it is to lack. */
  private JsonNode input() {
    JsonNode input = json.get("input").deepCopy();
    for (JsonNode record : input) {
      if (record.path("order").isTextual()) {
        JsonNode order = Definitions.parse(Definitions.text(record.get("order").asText()));
        remove(order, ((ObjectNode) record).remove("lacks"));
        ((ObjectNode) record).set("order", order);
      }
    }
    return input;
  }

  private static void remove(JsonNode order, JsonNode pointer) {
    if (pointer != null) {
      int slash = pointer.asText().lastIndexOf('/');
      ((ObjectNode) order.at(pointer.asText().substring(0, slash)))
          .remove(pointer.asText().substring(slash + 1));
    }
  }

  @Override
  public String toString() {
    return workflow + ": " + json.get("behaviour").asText();
  }
}
