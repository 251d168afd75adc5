package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.EvaluationException;
import dev.comanda.engine.states.asl.Exit;
import dev.comanda.engine.states.asl.Template;
import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.EventType;
import dev.comanda.engine.states.jsonata.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One stay in one state: evaluates its fields, and leaves it. Used by one thread. */
final class Visit implements Function<String, Object> {

  private final Track track;
  private final String state;
  private final JsonNode input;
  private final long enteredEventId;
  private final Instant enteredAt;
  private int retryCount;
  private StatesObject states;

  Visit(Track track, String state, JsonNode input, long enteredEventId, Instant enteredAt) {
    this.track = track;
    this.state = state;
    this.input = input;
    this.enteredEventId = enteredEventId;
    this.enteredAt = enteredAt;
  }

  Track track() {
    return track;
  }

  String state() {
    return state;
  }

  JsonNode input() {
    return input;
  }

  Instant enteredAt() {
    return enteredAt;
  }

  int retryCount() {
    return retryCount;
  }

  /** The same stay, seen from an iteration of the state. */
  Visit on(Track iteration) {
    return new Visit(iteration, state, input, enteredEventId, enteredAt);
  }

  /** Begins the state again: {@code $states} forgets the attempt before. */
  void retry() {
    retryCount++;
    states = null;
  }

  /** Sets {@code $states.result}. */
  void result(JsonNode result) {
    states().put("result", Values.toJsonata(result));
  }

  /** Sets {@code $states.errorOutput}. */
  void errorOutput(JsonNode errorOutput) {
    states().put("errorOutput", Values.toJsonata(errorOutput));
  }

  private StatesObject states() {
    if (states == null) {
      states =
          new StatesObject(Values.toJsonata(input), () -> Values.toJsonata(ContextObject.of(this)));
    }
    return states;
  }

  /** The value of a variable, for expressions; null for none. */
  @Override
  public Object apply(String variable) {
    if (variable.equals("states")) {
      return states();
    }
    JsonNode value = track.scope().get(variable);
    return value == null ? null : Values.toJsonata(value);
  }

  /**
   * Evaluates a field.
   *
   * @throws StateFailure if an expression in it has no usable value
   */
  JsonNode evaluate(Template template, String field) {
    try {
      return template.evaluate(this);
    } catch (EvaluationException e) {
      throw evaluationFailure(
          field + e.path(), sentence(e.expression(), field + e.path()) + e.getMessage());
    }
  }

  /** Evaluates a field, or gives {@code otherwise} when the state has no such field. */
  JsonNode evaluate(Template template, String field, JsonNode otherwise) {
    return template == null ? otherwise : evaluate(template, field);
  }

  /**
   * Evaluates a field that must have a certain type.
   *
   * @param type as JSONata names it, or {@code integer}
   */
  JsonNode evaluate(Template template, String field, JsonType type) {
    JsonNode value = evaluate(template, field);
    if (!type.holds(value)) {
      String expected =
          "returned an unexpected result type. Expected '"
              + type.awsName()
              + "', but was '"
              + JsonType.nameOf(value)
              + "' for value: "
              + value;
      throw evaluationFailure(
          field,
          (template instanceof Template.Query query
                  ? sentence(query.expression().source(), field)
                  : "The field '" + field + "' ")
              + expected);
    }
    return value;
  }

  private static String sentence(String expression, String field) {
    return "The JSONata expression '" + expression + "' specified for the field '" + field + "' ";
  }

  /**
   * A failure with {@code States.QueryEvaluationError}, noted in the history.
   *
   * @param location the field; null when it is not one field
   * @param sentence what is wrong
   */
  StateFailure evaluationFailure(String location, String sentence) {
    StateFailure failure = failure("States.QueryEvaluationError", sentence);
    track.record(
        EventType.EVALUATION_FAILED,
        new EventDetails.EvaluationFailed(failure.error(), failure.cause(), location, state));
    return failure;
  }

  /** A failure of the state itself, which says where it happened. */
  StateFailure failure(String error, String sentence) {
    return new StateFailure(
        error,
        "An error occurred while executing the state '"
            + state
            + "' (entered at the event id #"
            + enteredEventId
            + "). "
            + sentence);
  }

  /** Leaves the state by its own fields. */
  Departure leave(Exit exit, EventType exited, JsonNode byItself) {
    return leave(exit, "", exited, byItself);
  }

  /**
   * Leaves the state. Variables and output are both evaluated with what held on entry.
   *
   * @param at where the exit's fields are, such as {@code Catch[0]/}; empty for the state's own
   * @param byItself the output when {@code exit} names none
   */
  Departure leave(Exit exit, String at, EventType exited, JsonNode byItself) {
    return leave(leaving(exit, at, byItself), exited);
  }

  /**
   * How a state is about to be left: its exit, evaluated.
   *
   * @param next null when the flow ends
   */
  record Leaving(String next, JsonNode output, Map<String, JsonNode> assigned) {}

  /**
   * Evaluates a way out of the state, as {@link #leave(Exit, String, EventType, JsonNode)} does.
   */
  Leaving leaving(Exit exit, String at, JsonNode byItself) {
    Map<String, JsonNode> assigned = assigned(exit, at);
    JsonNode output = evaluate(exit.output(), at + "Output", byItself);
    if (Sizes.exceedsLimit(output)) {
      throw Sizes.dataLimitExceeded(state);
    }
    return new Leaving(exit.next(), output, assigned);
  }

  /** Leaves the state. */
  Departure leave(Leaving leaving, EventType exited) {
    track.record(exited, new EventDetails.StateExited(state, leaving.output(), leaving.assigned()));
    track.scope().assign(leaving.assigned());
    return new Departure(leaving.next(), leaving.output());
  }

  private Map<String, JsonNode> assigned(Exit exit, String at) {
    if (exit.assign().isEmpty()) {
      return Map.of();
    }
    Map<String, JsonNode> assigned = new LinkedHashMap<>();
    exit.assign()
        .forEach((name, template) -> assigned.put(name, evaluate(template, at + "Assign/" + name)));
    track.execution().variables().take(assigned, track.scope(), state);
    return assigned;
  }
}
