package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.lambda.LambdaService;
import dev.comanda.engine.services.stepfunctions.task.Integrations;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import dev.comanda.engine.states.task.TaskRunner;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions of a case, answering through the engine's own integrations as Lambda's Python
 * runtime answers.
 */
final class RecordedFunctions implements TaskRunner {

  private static final Pattern RAISE = Pattern.compile("raise (\\w+)\\(\"(.*)\"\\)");

  private final Map<String, String> behaviours = new HashMap<>();
  private final Integrations integrations;

  /**
   * @param functions by ARN, each with a {@code behaviour}; those whose behaviour has no known form
   *     are left out
   */
  RecordedFunctions(JsonNode functions) {
    functions
        .properties()
        .forEach(
            function -> {
              String behaviour = function.getValue().path("behaviour").asText();
              if (behaviour.equals("identity") || RAISE.matcher(behaviour).matches()) {
                behaviours.put(name(function.getKey()), behaviour);
              }
            });
    var door = new Door(new Faults());
    door.register(LambdaService.API, this::invoke);
    integrations = new Integrations(new AwsClient(door, Caller.CLIENT));
  }

  /** Whether a call goes to one of them. */
  boolean know(TaskCall call) {
    String function =
        call.resource().endsWith(":::lambda:invoke")
            ? call.arguments().path("FunctionName").asText()
            : call.resource();
    return behaviours.containsKey(name(function));
  }

  @Override
  public JsonNode run(TaskCall call) throws TaskFailure {
    return integrations.run(call);
  }

  private AwsResponse invoke(AwsRequest request) {
    String[] path = request.target().split("/");
    String behaviour = behaviours.get(name(path[3]));
    Matcher raise = RAISE.matcher(behaviour);
    if (!raise.matches()) {
      return answer(Map.of(), python(Json.parse(request.body())));
    }
    ObjectNode error = Json.object();
    error.put("errorMessage", raise.group(2));
    error.put("errorType", raise.group(1));
    error.put("requestId", UUID.randomUUID().toString());
    error
        .putArray("stackTrace")
        .add("  File \"/var/task/handler.py\", line 2, in handler\n    " + behaviour + "\n");
    return answer(Map.of("x-amz-function-error", "Unhandled"), error.toString());
  }

  private static AwsResponse answer(Map<String, String> more, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>(more);
    headers.put("connection", "keep-alive");
    headers.put("content-length", Integer.toString(body.length));
    headers.put("content-type", "application/json");
    headers.put("date", "Thu, 01 Jan 1970 00:00:00 GMT");
    headers.put("x-amz-executed-version", "$LATEST");
    headers.put("x-amzn-remapped-content-length", "0");
    headers.put("x-amzn-requestid", UUID.randomUUID().toString());
    headers.put("x-amzn-trace-id", "root=1-00000000-000000000000000000000000;sampled=0");
    return new AwsResponse(200, headers, body);
  }

  /** JSON with the blanks that Python writes, which the answer's length counts. */
  private static String python(JsonNode value) {
    if (value.isObject()) {
      var text = new StringBuilder("{");
      value
          .properties()
          .forEach(
              member ->
                  text.append(text.length() == 1 ? "" : ", ")
                      .append(Json.MAPPER.getNodeFactory().textNode(member.getKey()))
                      .append(": ")
                      .append(python(member.getValue())));
      return text.append('}').toString();
    }
    if (value.isArray()) {
      var text = new StringBuilder("[");
      value.forEach(element -> text.append(text.length() == 1 ? "" : ", ").append(python(element)));
      return text.append(']').toString();
    }
    return value.toString();
  }

  private static String name(String function) {
    return function.substring(function.lastIndexOf(':') + 1);
  }
}
