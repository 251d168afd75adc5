package dev.comanda.local.stepfunctions.asl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.comanda.local.door.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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

  private final Diagnostics diagnostics = new Diagnostics();
  private final boolean express;
  private String language;

  private Parser(boolean express) {
    this.express = express;
  }

  /**
   * Parses an Express state machine.
   *
   * @param definition its JSON text, every substitution made
   * @throws InvalidDefinitionException with everything that is wrong with it
   */
  public static StateMachine parse(String definition) {
    return parse(definition, WorkflowType.EXPRESS);
  }

  /**
   * Parses a state machine of either type.
   *
   * @param definition its JSON text, every substitution made
   * @throws InvalidDefinitionException with everything that is wrong with it
   */
  public static StateMachine parse(String definition, WorkflowType type) {
    return new Parser(type == WorkflowType.EXPRESS).machine(read(definition));
  }

  /**
   * Parses one state of a state machine of any type, to test it alone.
   *
   * @param definition the machine's JSON text
   * @param name the state's name
   * @return null when the machine has no such state
   * @throws InvalidDefinitionException with everything that is wrong with the machine
   */
  public static State parseState(String definition, String name) {
    return find(new Parser(false).machine(read(definition)).flow(), name);
  }

  /**
   * Parses a state that stands alone: what follows it need not exist.
   *
   * @param definition its JSON text
   * @param name what it shall be called
   * @throws InvalidDefinitionException with everything that is wrong with it
   */
  public static State parseLoneState(String definition, String name) {
    var parser = new Parser(false);
    JsonNode object = read(definition);
    parser.language = object.path("QueryLanguage").asText("JSONPath");
    State state = parser.state(name, new Fields(object, "/States/" + name, parser.diagnostics));
    parser.diagnostics.throwIfAny();
    return state;
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
    var fields = new Fields(definition, "", diagnostics);
    fields.text("Version");
    language = fields.has("QueryLanguage") ? fields.text("QueryLanguage") : "JSONPath";
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
    if (byName != null) {
      byName
          .properties()
          .forEach(
              state -> {
                String location = fields.at("States") + "/" + state.getKey();
                var stateFields = new Fields(state.getValue(), location, diagnostics);
                State parsed = state(state.getKey(), stateFields);
                if (parsed != null) {
                  states.put(state.getKey(), parsed);
                }
              });
    }
    return new Flow(startAt, states);
  }

  private State state(String name, Fields fields) {
    String own = fields.text("QueryLanguage");
    if ("JSONPath".equals(own) && language.equals("JSONata")) {
      fields.refuse(
          "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
      return null;
    }
    if (!"JSONata".equals(own == null ? language : own)) {
      fields.refuse("This runtime executes JSONata only: set 'QueryLanguage' to 'JSONata'");
      return null;
    }
    State state = new StateParser(this, name, fields).parse();
    if (state != null) {
      fields.end();
    }
    return state;
  }
}
