package dev.comanda.engine.states.asl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.comanda.engine.states.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Parses a definition: JSONata, and what Express allows. Everything else is refused here, so that
 * an execution meets no surprise.
 */
public final class Parser {

  private static final ObjectReader STRICT =
      Json.MAPPER
          .reader()
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String LANGUAGE = "QueryLanguage";

  /** What is told about a state that AWS would run and this runtime does not. */
  public static final String JSONATA_ONLY =
      "This runtime executes JSONata only: set 'QueryLanguage' to 'JSONata'";

  private final Diagnostics diagnostics = new Diagnostics();
  private final Diagnostics notExecuted = new Diagnostics();
  private final Set<String> jsonPathStates = new HashSet<>();
  private final boolean express;
  private QueryLanguage language;

  private Parser(WorkflowType type) {
    express = type == WorkflowType.EXPRESS;
  }

  /**
   * Parses an Express state machine, to execute it.
   *
   * @param definition its JSON text, every substitution made
   * @throws InvalidDefinitionException with everything that is wrong with it
   */
  public static StateMachine parse(String definition) {
    return parse(definition, WorkflowType.EXPRESS);
  }

  /**
   * Parses a state machine of either type, to execute it.
   *
   * @param definition its JSON text, every substitution made
   * @throws InvalidDefinitionException with everything that is wrong with it, or else with what
   *     this runtime does not execute
   */
  public static StateMachine parse(String definition, WorkflowType type) {
    var parser = new Parser(type);
    StateMachine machine = parser.machine(read(definition));
    parser.notExecuted.throwIfAny();
    return machine;
  }

  /**
   * Checks a definition as AWS does, whether this runtime executes it or not.
   *
   * @param definition its JSON text
   * @throws InvalidDefinitionException with everything that is wrong with it
   */
  public static void validate(String definition, WorkflowType type) {
    new Parser(type).machine(read(definition));
  }

  /**
   * A state that is tested alone.
   *
   * @param language this runtime executes it only if it is JSONata
   */
  public record Tested(State state, QueryLanguage language) {}

  /**
   * Parses one state of a state machine of any type, to test it alone.
   *
   * @param definition the machine's JSON text
   * @param name the state's name
   * @return null when the machine has no such state
   * @throws InvalidDefinitionException with everything that is wrong with the machine
   */
  public static Tested parseState(String definition, String name) {
    var parser = new Parser(WorkflowType.STANDARD);
    State state = find(parser.machine(read(definition)).flow(), name);
    return state == null ? null : parser.tested(state);
  }

  /**
   * Parses a state that stands alone: what follows it need not exist.
   *
   * @param definition its JSON text
   * @param name what it shall be called
   * @throws InvalidDefinitionException with everything that is wrong with it
   */
  public static Tested parseLoneState(String definition, String name) {
    var parser = new Parser(WorkflowType.STANDARD);
    JsonNode object = read(definition);
    parser.language = QueryLanguage.JSONPATH;
    State state =
        parser.state(
            name, Fields.of(object, "/States/" + name, parser.diagnostics, parser.language));
    parser.diagnostics.throwIfAny();
    return parser.tested(state);
  }

  private Tested tested(State state) {
    return new Tested(
        state,
        jsonPathStates.contains(state.name()) ? QueryLanguage.JSONPATH : QueryLanguage.JSONATA);
  }

  private static State find(Flow flow, String name) {
    if (flow.states().containsKey(name)) {
      return flow.states().get(name);
    }
    return flow.states().values().stream()
        .flatMap(state -> state.flows().values().stream())
        .map(inner -> find(inner, name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Whether only what Express allows is accepted. */
  boolean express() {
    return express;
  }

  private static JsonNode read(String definition) {
    try {
      JsonNode node = STRICT.readTree(definition);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // Answered below: AWS does not tell where the text stops being JSON.
    }
    var diagnostics = new Diagnostics();
    diagnostics.schema(null, "Definition must be a valid JSON object");
    diagnostics.throwIfAny();
    throw new IllegalStateException("A diagnostic was noted");
  }

  private StateMachine machine(JsonNode definition) {
    language = QueryLanguage.of(definition.path(LANGUAGE).asText("JSONPath"));
    var fields = Fields.of(definition, "", diagnostics, language);
    fields.text("Version");
    checkLanguage(fields);
    Long timeout = fields.whole("TimeoutSeconds", 1, 99_999_999);
    Flow flow = flow(fields);
    fields.end();
    diagnostics.throwIfAny();
    new FlowCheck(diagnostics).check(flow, "");
    diagnostics.throwIfAny();
    return new StateMachine(flow, timeout);
  }

  /** Reads the fields {@code StartAt} and {@code States}. */
  Flow flow(Fields fields) {
    fields.require("States", "StartAt");
    String startAt = fields.text("StartAt");
    Map<String, State> states = new LinkedHashMap<>();
    JsonNode byName = fields.get("States");
    if (byName != null && !byName.isObject()) {
      fields.refuse("States", "Expected value of type Object");
    } else if (byName != null) {
      byName
          .properties()
          .forEach(
              state -> {
                String location = fields.at("States") + "/" + state.getKey();
                var stateFields = Fields.of(state.getValue(), location, diagnostics, language);
                State parsed = state(state.getKey(), stateFields);
                if (parsed != null) {
                  states.put(state.getKey(), parsed);
                }
              });
    }
    return new Flow(startAt, states);
  }

  /** The state; null when it is refused. */
  private State state(String name, Fields ofMachine) {
    if (!ofMachine.isObject()) {
      return null;
    }
    Fields fields = inItsLanguage(name, ofMachine);
    State state = new StateParser(this, name, fields).parse();
    checkLanguage(fields);
    fields.end();
    return state;
  }

  private Fields inItsLanguage(String name, Fields ofMachine) {
    JsonNode own = ofMachine.get(LANGUAGE);
    QueryLanguage stateLanguage = own == null ? language : QueryLanguage.of(own.asText());
    Fields fields = ofMachine.in(stateLanguage);
    if (stateLanguage == QueryLanguage.JSONATA) {
      return fields;
    }
    if (language == QueryLanguage.JSONATA) {
      fields.refuse(
          "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
      return fields.inAnyLanguage();
    }
    jsonPathStates.add(name);
    refuseToExecute(fields.location(), JSONATA_ONLY);
    return fields;
  }

  /** Refuses a language that there is not. */
  private static void checkLanguage(Fields fields) {
    JsonNode name = fields.get(LANGUAGE);
    if (name != null && !name.isTextual()) {
      fields.refuse(LANGUAGE, "Expected value of type [STRING]");
    } else if (name != null && !QueryLanguage.NAMES.contains(name.textValue())) {
      fields.refuse(LANGUAGE, "Value should be one of the following: " + QueryLanguage.NAMES);
    }
  }

  /** Notes what AWS takes and this runtime does not execute. */
  void refuseToExecute(String location, String message) {
    notExecuted.schema(location, message);
  }
}
