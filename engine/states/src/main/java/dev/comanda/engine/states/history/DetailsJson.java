package dev.comanda.engine.states.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Writes an event's details. Payloads are JSON inside of strings, or left out where not asked for.
 */
public final class DetailsJson {

  private final ObjectNode json;
  private final boolean withData;

  DetailsJson(ObjectNode json, boolean withData) {
    this.json = json;
    this.withData = withData;
  }

  /** A field that is left out when it is null. */
  DetailsJson put(String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
    return this;
  }

  /** A field that is left out when it is null. */
  DetailsJson put(String name, Long value) {
    if (value != null) {
      json.put(name, value);
    }
    return this;
  }

  DetailsJson data(String name, JsonNode value) {
    if (withData) {
      json.put(name, value.toString());
    }
    json.putObject(name + "Details").put("truncated", false);
    return this;
  }

  DetailsJson parameters(JsonNode value) {
    json.put("parameters", withData ? value.toString() : "");
    return this;
  }

  DetailsJson assigned(Map<String, JsonNode> variables) {
    if (variables.isEmpty()) {
      return this;
    }
    if (withData) {
      ObjectNode assigned = json.putObject("assignedVariables");
      variables.forEach((name, value) -> assigned.put(name, value.toString()));
    }
    json.putObject("assignedVariablesDetails").put("truncated", false);
    return this;
  }

  DetailsJson credentials(String roleArn) {
    if (roleArn != null) {
      json.putObject("taskCredentials").put("roleArn", roleArn);
    }
    return this;
  }
}
