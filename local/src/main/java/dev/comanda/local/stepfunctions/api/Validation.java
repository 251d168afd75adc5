package dev.comanda.local.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.door.Json;
import dev.comanda.local.stepfunctions.asl.Diagnostic;
import dev.comanda.local.stepfunctions.asl.InvalidDefinitionException;
import dev.comanda.local.stepfunctions.asl.Parser;

/**
 * Tells what is wrong with a definition.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html">ValidateStateMachineDefinition</a>
 */
final class Validation {

  private Validation() {}

  static ObjectNode validate(JsonNode request) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode diagnostics = Json.MAPPER.createArrayNode();
    try {
      Parser.parse(request.path("definition").asText());
    } catch (InvalidDefinitionException e) {
      e.diagnostics().forEach(diagnostic -> diagnostics.add(write(diagnostic)));
    }
    answer.put("result", diagnostics.isEmpty() ? "OK" : "FAIL");
    answer.set("diagnostics", diagnostics);
    answer.put("truncated", false);
    return answer;
  }

  private static ObjectNode write(Diagnostic diagnostic) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("severity", "ERROR");
    json.put("code", diagnostic.code());
    json.put("message", diagnostic.message());
    if (diagnostic.location() != null) {
      json.put("location", diagnostic.location());
    }
    return json;
  }
}
