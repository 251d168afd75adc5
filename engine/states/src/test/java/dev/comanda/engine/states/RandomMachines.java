package dev.comanda.engine.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * State machines over the whole language, each made from a seed: states in a row, with choices and
 * catchers that lead further on, and flows inside of flows.
 */
final class RandomMachines {

  private static final int DEEPEST = 2;
  private static final List<String> VALUES =
      List.of(
          "{% $states.input %}",
          "{% $exists($states.input.a) ? $states.input.a : 7 %}",
          "{% $type($states.input) = 'number' ? $states.input * 2 : $string($states.input) %}",
          "{% [1..3] %}",
          "{% $states.context.State.Name %}",
          "{% $states.input.missing %}",
          "{% $number($states.input) %}");
  private static final List<String> CONDITIONS =
      List.of(
          "{% $type($states.input) = 'number' %}",
          "{% $type($states.input) = 'array' %}",
          "{% $count($states.input) > 2 %}",
          "{% true %}",
          "{% false %}",
          "{% $states.input %}");
  private static final List<String> ERRORS =
      List.of("Busy", "Broken", "States.ALL", "States.TaskFailed", "States.QueryEvaluationError");

  private final Random random;
  private int names;

  private RandomMachines(long seed) {
    random = new Random(seed);
  }

  /** The machine of a seed. */
  static JsonNode of(long seed) {
    ObjectNode machine = new RandomMachines(seed).flow(0);
    return machine.put("QueryLanguage", "JSONata");
  }

  private ObjectNode flow(int depth) {
    int length = 1 + random.nextInt(4);
    List<String> row = new ArrayList<>();
    for (int i = 0; i <= length; i++) {
      row.add("S" + names++);
    }
    ObjectNode flow = Json.MAPPER.createObjectNode().put("StartAt", row.get(0));
    ObjectNode states = flow.putObject("States");
    for (int i = 0; i < length; i++) {
      states.set(row.get(i), state(row.subList(i + 1, row.size()), states, depth));
    }
    states.set(row.get(length), last());
    return flow;
  }

  /** A state that leads to the next one, and sometimes to a later one. */
  private ObjectNode state(List<String> after, ObjectNode states, int depth) {
    return switch (random.nextInt(depth == DEEPEST ? 5 : 8)) {
      case 0 -> leaving(state("Pass"), after);
      case 1, 2 -> recovering(task(), after);
      case 3 -> choice(after, states);
      case 4 -> leaving(state("Wait").put("Seconds", random.nextInt(90)), after);
      case 5 -> recovering(parallel(depth), after);
      default -> recovering(map(depth), after);
    };
  }

  private ObjectNode last() {
    return switch (random.nextInt(4)) {
      case 0 ->
          state("Fail")
              .put("Error", "Broken")
              .put("Cause", "{% 'by ' & $states.context.State.Name %}");
      case 1 -> state("Pass").put("End", true);
      default -> state("Succeed");
    };
  }

  private ObjectNode task() {
    ObjectNode task = state("Task").put("Resource", "arn:aws:states:::lambda:invoke");
    task.putObject("Arguments").put("v", pick(VALUES.subList(0, 5)));
    if (random.nextInt(3) == 0) {
      task.put("TimeoutSeconds", 1 + random.nextInt(100));
    }
    return task;
  }

  private ObjectNode choice(List<String> after, ObjectNode states) {
    ObjectNode choice = state("Choice");
    ArrayNode rules = choice.putArray("Choices");
    rules.addObject().put("Condition", pick(CONDITIONS)).put("Next", pick(after));
    if (random.nextBoolean()) {
      String failing = "S" + names++;
      states.set(failing, state("Fail").put("Error", "Chosen"));
      rules.addObject().put("Condition", pick(CONDITIONS)).put("Next", failing);
    }
    return choice.put("Default", after.get(0));
  }

  private ObjectNode parallel(int depth) {
    ObjectNode parallel = state("Parallel");
    ArrayNode branches = parallel.putArray("Branches");
    for (int i = 0; i <= random.nextInt(3); i++) {
      branches.add(flow(depth + 1));
    }
    return parallel;
  }

  private ObjectNode map(int depth) {
    ObjectNode map = state("Map").put("Items", "{% [1.." + (1 + random.nextInt(4)) + "] %}");
    map.put("MaxConcurrency", random.nextInt(3));
    if (random.nextBoolean()) {
      map.put("ToleratedFailureCount", random.nextInt(3));
    }
    if (random.nextInt(3) == 0) {
      map.put("ToleratedFailurePercentage", "{% " + random.nextInt(100) + " %}");
    }
    if (random.nextInt(3) == 0) {
      map.putObject("ItemSelector").put("a", "{% $states.context.Map.Item.Value %}");
    }
    if (random.nextInt(4) == 0) {
      map.putObject("ItemBatcher").put("MaxItemsPerBatch", 2);
    }
    map.set("ItemProcessor", flow(depth + 1));
    return map;
  }

  private ObjectNode recovering(ObjectNode state, List<String> after) {
    if (random.nextBoolean()) {
      state
          .putArray("Retry")
          .addObject()
          .put("IntervalSeconds", 1 + random.nextInt(5))
          .put("MaxAttempts", random.nextInt(3))
          .putArray("ErrorEquals")
          .add(pick(ERRORS));
    }
    if (random.nextBoolean()) {
      ObjectNode catcher = state.putArray("Catch").addObject().put("Next", pick(after));
      catcher.putArray("ErrorEquals").add(pick(ERRORS));
      catcher.put("Output", "{% $states.errorOutput.Error %}");
    }
    return leaving(state, after);
  }

  private ObjectNode leaving(ObjectNode state, List<String> after) {
    if (random.nextInt(3) == 0) {
      state.put("Output", pick(VALUES));
    }
    if (random.nextInt(3) == 0) {
      state.putObject("Assign").put("v" + names++, pick(VALUES));
    }
    return state.put("Next", after.get(0));
  }

  private static ObjectNode state(String type) {
    return Json.MAPPER.createObjectNode().put("Type", type);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
