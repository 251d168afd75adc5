package dev.comanda.local.stepfunctions.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.assembly.Environment;
import dev.comanda.local.door.Json;

/**
 * Events as {@code GetExecutionHistory} writes them. Payloads are JSON inside of strings there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html">GetExecutionHistory</a>
 */
public final class HistoryJson {

  private final boolean withData;

  /**
   * @param withData whether inputs and outputs are told
   */
  public HistoryJson(boolean withData) {
    this.withData = withData;
  }

  /** One event. */
  public ObjectNode write(HistoryEvent event) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("timestamp", event.timestamp().toEpochMilli() / 1000.0);
    json.put("type", event.type().awsName());
    json.put("id", event.id());
    json.put("previousEventId", event.previousEventId());
    if (event.details() != null) {
      write(event.details(), json.putObject(event.type().detailsField()));
    }
    return json;
  }

  private void write(EventDetails details, ObjectNode json) {
    if (details instanceof EventDetails.StateEntered entered) {
      json.put("name", entered.name());
      data(json, "input", entered.input());
    } else if (details instanceof EventDetails.StateExited exited) {
      json.put("name", exited.name());
      data(json, "output", exited.output());
      assigned(json, exited);
    } else if (details instanceof EventDetails.ExecutionStarted started) {
      data(json, "input", started.input());
      json.put("roleArn", started.roleArn());
    } else if (details instanceof EventDetails.Output output) {
      data(json, "output", output.output());
    } else if (details instanceof EventDetails.Failure failure) {
      failure(json, failure.error(), failure.cause());
    } else if (details instanceof EventDetails.MapStateStarted started) {
      json.put("length", started.length());
    } else if (details instanceof EventDetails.MapIteration iteration) {
      json.put("name", iteration.name());
      json.put("index", iteration.index());
    } else if (details instanceof EventDetails.EvaluationFailed failed) {
      failure(json, failed.error(), failed.cause());
      put(json, "location", failed.location());
      json.put("state", failed.state());
    } else {
      task(details, json);
    }
  }

  private void task(EventDetails details, ObjectNode json) {
    if (details instanceof EventDetails.TaskScheduled scheduled) {
      resource(json, scheduled.resourceType(), scheduled.resource());
      json.put("region", Environment.REGION);
      json.put("parameters", withData ? scheduled.parameters().toString() : "");
      limits(json, scheduled.timeoutSeconds(), scheduled.heartbeatSeconds());
      role(json, scheduled.roleArn());
    } else if (details instanceof EventDetails.TaskStarted started) {
      resource(json, started.resourceType(), started.resource());
    } else if (details instanceof EventDetails.TaskSucceeded succeeded) {
      resource(json, succeeded.resourceType(), succeeded.resource());
      data(json, "output", succeeded.output());
    } else if (details instanceof EventDetails.TaskFailed failed) {
      resource(json, failed.resourceType(), failed.resource());
      failure(json, failed.error(), failed.cause());
    } else if (details instanceof EventDetails.LambdaScheduled scheduled) {
      json.put("resource", scheduled.resource());
      data(json, "input", scheduled.input());
      limits(json, scheduled.timeoutSeconds(), null);
      role(json, scheduled.roleArn());
    }
  }

  private void assigned(ObjectNode json, EventDetails.StateExited exited) {
    if (exited.assigned().isEmpty()) {
      return;
    }
    if (withData) {
      ObjectNode variables = json.putObject("assignedVariables");
      exited.assigned().forEach((name, value) -> variables.put(name, value.toString()));
    }
    json.putObject("assignedVariablesDetails").put("truncated", false);
  }

  private void data(ObjectNode json, String name, JsonNode value) {
    if (withData) {
      json.put(name, value.toString());
    }
    json.putObject(name + "Details").put("truncated", false);
  }

  private static void resource(ObjectNode json, String type, String resource) {
    json.put("resourceType", type);
    json.put("resource", resource);
  }

  private static void limits(ObjectNode json, Long timeout, Long heartbeat) {
    if (timeout != null) {
      json.put("timeoutInSeconds", timeout);
    }
    if (heartbeat != null) {
      json.put("heartbeatInSeconds", heartbeat);
    }
  }

  private static void role(ObjectNode json, String roleArn) {
    if (roleArn != null) {
      json.putObject("taskCredentials").put("roleArn", roleArn);
    }
  }

  private static void failure(ObjectNode json, String error, String cause) {
    put(json, "error", error);
    put(json, "cause", cause);
  }

  private static void put(ObjectNode json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
