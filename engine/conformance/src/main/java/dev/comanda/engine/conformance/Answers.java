package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;

/** Answers of an API, in the form in which they are recorded. */
final class Answers {

  private Answers() {}

  /** A recorded answer without what the transport added to it. */
  static JsonNode comparable(JsonNode recorded) {
    if (recorded.has("Error")) {
      JsonNode error = recorded.get("Error");
      return refusal(error.path("Code").asText(), error.path("Message").asText());
    }
    ObjectNode answer = recorded.deepCopy();
    answer.remove("ResponseMetadata");
    return answer;
  }

  static ObjectNode refusal(String code, String message) {
    ObjectNode answer = Json.object();
    answer.putObject("Error").put("Code", code).put("Message", message);
    return answer;
  }
}
