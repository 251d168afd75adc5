package dev.comanda.engine.states.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.Arns;
import java.util.Map;

/** What is told about an event. Payloads are kept as they are and written only when asked for. */
public sealed interface EventDetails {

  /** Writes itself as the API tells it. */
  void write(DetailsJson json);

  /** An execution's start. */
  record ExecutionStarted(JsonNode input, String roleArn) implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.data("input", input).put("roleArn", roleArn);
    }
  }

  /** An output: of an execution or a function. */
  record Output(JsonNode output) implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.data("output", output);
    }
  }

  /** A failure: of an execution or a function; either part may be null. */
  record Failure(String error, String cause) implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("error", error).put("cause", cause);
    }
  }

  /** A state's entry. */
  record StateEntered(String name, JsonNode input) implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("name", name).data("input", input);
    }
  }

  /** A state's exit, and the variables that it set. */
  record StateExited(String name, JsonNode output, Map<String, JsonNode> assigned)
      implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("name", name).data("output", output).assigned(assigned);
    }
  }

  /**
   * The scheduling of an integration's work.
   *
   * @param timeoutSeconds null for none
   * @param heartbeatSeconds null for none
   * @param roleArn the role of {@code Credentials}; null for the machine's own
   */
  record TaskScheduled(
      String resourceType,
      String resource,
      JsonNode parameters,
      Long timeoutSeconds,
      Long heartbeatSeconds,
      String roleArn)
      implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("resourceType", resourceType)
          .put("resource", resource)
          .put("region", Arns.REGION)
          .parameters(parameters)
          .put("timeoutInSeconds", timeoutSeconds)
          .put("heartbeatInSeconds", heartbeatSeconds)
          .credentials(roleArn);
    }
  }

  /** The start of an integration's work. */
  record TaskStarted(String resourceType, String resource) implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("resourceType", resourceType).put("resource", resource);
    }
  }

  /** The end of an integration's work. */
  record TaskSucceeded(String resourceType, String resource, JsonNode output)
      implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("resourceType", resourceType).put("resource", resource).data("output", output);
    }
  }

  /** The failure or the timeout of an integration's work; error and cause may be null. */
  record TaskFailed(String resourceType, String resource, String error, String cause)
      implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("resourceType", resourceType)
          .put("resource", resource)
          .put("error", error)
          .put("cause", cause);
    }
  }

  /**
   * The scheduling of a function's work.
   *
   * @param timeoutSeconds null for none
   * @param roleArn the role of {@code Credentials}; null for the machine's own
   */
  record LambdaScheduled(String resource, JsonNode input, Long timeoutSeconds, String roleArn)
      implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("resource", resource)
          .data("input", input)
          .put("timeoutInSeconds", timeoutSeconds)
          .credentials(roleArn);
    }
  }

  /** How many iterations a Map state has. */
  record MapStateStarted(int length) implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("length", (long) length);
    }
  }

  /** An iteration of the Map state of that name, from 0. */
  record MapIteration(String name, int index) implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("name", name).put("index", (long) index);
    }
  }

  /**
   * An expression without a usable value.
   *
   * @param location the field; null when it is not one field
   */
  record EvaluationFailed(String error, String cause, String location, String state)
      implements EventDetails {
    @Override
    public void write(DetailsJson json) {
      json.put("error", error).put("cause", cause).put("location", location).put("state", state);
    }
  }
}
