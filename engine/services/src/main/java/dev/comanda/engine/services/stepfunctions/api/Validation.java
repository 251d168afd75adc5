package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.asl.Diagnostic;
import dev.comanda.engine.states.asl.InvalidDefinitionException;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.asl.WorkflowType;
import java.util.List;

/**
 * Tells what is wrong with a definition.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html">ValidateStateMachineDefinition</a>
 */
final class Validation {

  private static final int MOST_RESULTS = 100;

  private Validation() {}

  static ObjectNode validate(JsonNode request) {
    check(request);
    List<Diagnostic> found = diagnostics(request);
    int most = request.path("maxResults").asInt(0);
    int shown = Math.min(found.size(), most == 0 ? MOST_RESULTS : most);
    ObjectNode answer = Json.object();
    answer.put("result", found.isEmpty() ? "OK" : "FAIL");
    ArrayNode diagnostics = answer.putArray("diagnostics");
    found.subList(0, shown).forEach(diagnostic -> diagnostics.add(write(diagnostic)));
    answer.put("truncated", shown < found.size());
    return answer;
  }

  /** Refuses what is wrong with the request itself. */
  private static void check(JsonNode request) {
    if (definition(request).isEmpty()) {
      throw Requests.constraint("", "definition", "have length greater than or equal to 1");
    }
    JsonNode most = request.path("maxResults");
    if (!most.isMissingNode() && !(most.isInt() && most.intValue() >= 0)) {
      throw Requests.constraint(
          most.asText(), "maxResults", "have value greater than or equal to 0");
    }
    if (most.intValue() > MOST_RESULTS) {
      throw Requests.constraint(
          most.asText(), "maxResults", "have value less than or equal to 100");
    }
    Requests.checkOneOf(request, "type", List.of("STANDARD", "EXPRESS"));
    Requests.checkOneOf(request, "severity", List.of("ERROR", "WARNING"));
  }

  /**
   * What {@code CreateStateMachine} and {@code UpdateStateMachine} answer here: AWS's refusal of a
   * definition, or else this runtime's, which creates state machines from templates alone.
   */
  static AwsError refusal(JsonNode request) {
    if (request.has("versionDescription") && !request.path("publish").asBoolean(false)) {
      return new AwsError(
          "ValidationException", "Version description can only be set when publish is true", 400);
    }
    try {
      Parser.validate(definition(request), type(request));
    } catch (InvalidDefinitionException e) {
      return new AwsError("InvalidDefinition", e.getMessage(), 400);
    }
    return new AwsError(
        "AccessDeniedException",
        "The engine creates and changes state machines by the stacks' templates only",
        400);
  }

  private static List<Diagnostic> diagnostics(JsonNode request) {
    try {
      Parser.validate(definition(request), type(request));
      return List.of();
    } catch (InvalidDefinitionException e) {
      return e.diagnostics();
    }
  }

  private static String definition(JsonNode request) {
    return request.path("definition").asText();
  }

  private static WorkflowType type(JsonNode request) {
    return WorkflowType.of(request.path("type").asText("STANDARD"));
  }

  private static ObjectNode write(Diagnostic diagnostic) {
    ObjectNode json = Json.object();
    json.put("severity", "ERROR");
    json.put("code", diagnostic.code());
    json.put("message", diagnostic.message());
    if (diagnostic.location() != null) {
      json.put("location", diagnostic.location());
    }
    return json;
  }
}
