package dev.comanda.engine.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.execution.ExecutionIdentity;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.execution.ExecutionResult.Status;
import dev.comanda.engine.states.execution.Fork;
import dev.comanda.engine.states.execution.Interpreter;
import dev.comanda.engine.states.execution.Pauses;
import dev.comanda.engine.states.execution.PooledFork;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import dev.comanda.engine.states.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;

/** What holds for every state machine. */
class RandomMachinesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A clock that only the machine's own waiting moves. */
  private static final Pauses STANDING =
      new Pauses() {
        @Override
        public Instant now() {
          return Instant.EPOCH;
        }

        @Override
        public Duration pause(Duration duration) {
          return duration;
        }
      };

  private static final Map<Status, String> LAST_EVENTS =
      Map.of(
          Status.SUCCEEDED, "ExecutionSucceeded",
          Status.FAILED, "ExecutionFailed",
          Status.TIMED_OUT, "ExecutionTimedOut");
  private static final ExecutionIdentity IDENTITY =
      ExecutionIdentity.express("m", "e", "1", "arn:aws:iam::000000000000:role/r");

  private static ExecutionResult run(
      String definition, JsonNode input, TaskRunner tasks, Fork fork) {
    return Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () ->
            new Interpreter(tasks, STANDING, fork).run(Parser.parse(definition), input, IDENTITY));
  }

  /** Tasks that give or fail as their seed has it, the same in every run. */
  private static TaskRunner tasks(long seed) {
    var random = new Random(seed);
    return new TaskRunner() {
      @Override
      public synchronized JsonNode run(TaskCall call) throws TaskFailure {
        return switch (random.nextInt(5)) {
          case 0 -> throw new TaskFailure("Busy", "of " + call.state());
          case 1 -> throw new TaskFailure("Broken", null);
          default -> call.arguments();
        };
      }
    };
  }

  @Property(tries = 300)
  void everyMachineEnds(@ForAll long seed) {
    try (var fork = new PooledFork(4)) {
      ExecutionResult result =
          run(RandomMachines.of(seed).toString(), IntNode.valueOf(3), tasks(seed), fork);

      assertThat(result.output() != null).isEqualTo(result.status() == Status.SUCCEEDED);
      assertThat(result.history())
          .extracting(event -> event.type().awsName())
          .startsWith("ExecutionStarted")
          .endsWith(LAST_EVENTS.get(result.status()));
    }
  }

  @Property(tries = 300)
  void everyEventFollowsFromAnEarlierOne(@ForAll long seed) {
    try (var fork = new PooledFork(4)) {
      ExecutionResult result =
          run(RandomMachines.of(seed).toString(), IntNode.valueOf(3), tasks(seed), fork);

      assertThat(result.history())
          .allSatisfy(event -> assertThat(event.previousEventId()).isLessThan(event.id()));
      assertThat(result.history()).extracting(event -> event.id()).isSorted();
    }
  }

  @Property(tries = 300)
  void theSameSeedGivesTheSameResult(@ForAll long seed) {
    String definition = RandomMachines.of(seed).toString();

    ExecutionResult first = run(definition, IntNode.valueOf(3), tasks(seed), Fork.sequential());
    ExecutionResult second = run(definition, IntNode.valueOf(3), tasks(seed), Fork.sequential());

    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.output()).isEqualTo(first.output());
    assertThat(second.error()).isEqualTo(first.error());
    assertThat(second.cause()).isEqualTo(first.cause());
    assertThat(second.history().stream().map(e -> e.type()).toList())
        .isEqualTo(first.history().stream().map(e -> e.type()).toList());
  }

  @Property(tries = 200)
  void theErrorOfABranchIsNeverLost(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int depth) {
    var random = new Random(seed);
    ObjectNode machine = failingInside(random, depth);
    TaskRunner tasks =
        call -> {
          if (call.state().equals("Failing")) {
            throw new TaskFailure("Lost?", "error " + seed);
          }
          return call.arguments();
        };
    try (var fork = new PooledFork(4)) {
      machine.put("QueryLanguage", "JSONata");
      ExecutionResult uncaught = run(machine.toString(), IntNode.valueOf(1), tasks, fork);
      assertThat(uncaught.status()).isEqualTo(Status.FAILED);
      assertThat(uncaught.error()).isEqualTo("Lost?");
      assertThat(uncaught.cause()).isEqualTo("error " + seed);

      ExecutionResult caught = run(catching(machine).toString(), IntNode.valueOf(1), tasks, fork);
      assertThat(caught.status()).isEqualTo(Status.SUCCEEDED);
      assertThat(caught.output().path("Error").asText()).isEqualTo("Lost?");
      assertThat(caught.output().path("Cause").asText()).isEqualTo("error " + seed);
    }
  }

  /**
   * A flow of one state, with a task somewhere inside of it that fails, beside others that do not.
   */
  private static ObjectNode failingInside(Random random, int depth) {
    String name = depth == 0 ? "Failing" : "D" + depth;
    ObjectNode flow = Json.MAPPER.createObjectNode().put("StartAt", name);
    ObjectNode state = flow.putObject("States").putObject(name).put("End", true);
    if (depth == 0) {
      state.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke");
    } else if (random.nextBoolean()) {
      state.put("Type", "Map").put("Items", "{% [1.." + (1 + random.nextInt(3)) + "] %}");
      state.set("ItemProcessor", failingInside(random, depth - 1));
    } else {
      var branches = state.put("Type", "Parallel").putArray("Branches");
      int before = random.nextInt(3);
      for (int i = 0; i < before; i++) {
        branches.add(working(depth + "-" + i));
      }
      branches.add(failingInside(random, depth - 1));
      branches.add(working(depth + "-last"));
    }
    if (random.nextInt(3) == 0) {
      // One retry at each depth: more of them would use up the execution's five minutes.
      var retrier = state.putArray("Retry").addObject().put("MaxAttempts", 1);
      retrier.putArray("ErrorEquals").add("Lost?");
    }
    return flow;
  }

  private static ObjectNode working(String name) {
    ObjectNode flow = Json.MAPPER.createObjectNode().put("StartAt", "W" + name);
    flow.putObject("States")
        .putObject("W" + name)
        .put("Type", "Task")
        .put("Resource", "arn:aws:states:::lambda:invoke")
        .put("End", true);
    return flow;
  }

  private static ObjectNode catching(ObjectNode machine) {
    ObjectNode copy = machine.deepCopy();
    String name = copy.get("StartAt").asText();
    ObjectNode catcher = ((ObjectNode) copy.get("States").get(name)).putArray("Catch").addObject();
    catcher.put("Next", "Caught").putArray("ErrorEquals").add("States.ALL");
    ((ObjectNode) copy.get("States")).putObject("Caught").put("Type", "Succeed");
    return copy;
  }

  @Property(tries = 500)
  void jsonPassesUnchanged(@ForAll long seed) {
    assertPasses(
        RandomJson.of(seed),
        "{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Choice','Default':'C',"
            + "'Choices':[{'Condition':false,'Next':'C'}]},'C':{'Type':'Succeed'}}");
  }

  @Property(tries = 500)
  void jsonPassesThroughExpressionsUnchanged(@ForAll long seed) {
    JsonNode json = RandomJson.ofJsonata(seed);
    assertPasses(json, "{'A':{'Type':'Pass','Output':'{% $states.input %}','End':true}}");
    assertPasses(
        json,
        "{'A':{'Type':'Pass','Assign':{'v':'{% $states.input %}'},'Output':0,'Next':'B'},"
            + "'B':{'Type':'Pass','Output':'{% $v %}','End':true}}");
    assertPasses(
        json,
        "{'A':{'Type':'Pass','Output':{'in':['{% $states.input %}']},'Next':'B'},"
            + "'B':{'Type':'Pass','Output':'{% $states.input.in[0] %}','End':true}}");
  }

  private static void assertPasses(JsonNode made, String states) {
    JsonNode json = Json.parse(made.toString());
    String given = json.toString();
    String definition = "{'QueryLanguage':'JSONata','StartAt':'A','States':" + states + "}";

    ExecutionResult result =
        run(definition.replace('\'', '"'), json, call -> null, Fork.sequential());

    assertThat(result.status()).as(result.cause()).isEqualTo(Status.SUCCEEDED);
    assertThat(result.output().toString()).isEqualTo(given);
  }
}
