package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import dev.comanda.engine.states.task.TaskRunner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Does a case's tasks: calls its functions where their behaviour is known, and otherwise answers
 * what was recorded, in its order.
 */
final class RecordedTasks implements TaskRunner {

  private final RecordedFunctions functions;
  private final List<JsonNode> recorded = new ArrayList<>();

  RecordedTasks(JsonNode content) {
    functions = new RecordedFunctions(content.path("lambdas"));
    content.path("expectedTasks").forEach(recorded::add);
  }

  @Override
  public synchronized JsonNode run(TaskCall call) throws TaskFailure {
    JsonNode task = next(call);
    if (functions.know(call)) {
      return functions.run(call);
    }
    if (task == null) {
      throw new TaskFailure(
          "Lambda.ResourceNotFoundException", "No further call of " + call.resource());
    }
    JsonNode failure = task.path("fails");
    if (!failure.isMissingNode()) {
      throw new TaskFailure(text(failure.path("error")), text(failure.path("cause")));
    }
    return task.path("result");
  }

  /** Takes the next task of the call's state, or the next of those that name no state. */
  private JsonNode next(TaskCall call) {
    for (Iterator<JsonNode> rest = recorded.iterator(); rest.hasNext(); ) {
      JsonNode task = rest.next();
      if (task.path("state").asText(call.state()).equals(call.state())) {
        rest.remove();
        return task;
      }
    }
    return null;
  }

  /** A text, also when the recording shows the object in it; null when there is none. */
  private static String text(JsonNode node) {
    boolean none = node.isMissingNode() || node.isNull();
    return none || node.isTextual() ? node.textValue() : node.toString();
  }
}
