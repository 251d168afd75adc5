package dev.comanda.engine.services.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import java.util.Map;

/**
 * The integration {@code lambda:invoke}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Lambda</a>
 */
record LambdaInvoke(AwsClient aws) implements Integration {

  /** Headers as the SDK that Step Functions uses spells them. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          "content-type", "Content-Type",
          "content-length", "Content-Length",
          "connection", "Connection",
          "date", "Date",
          "x-amzn-remapped-content-length", "x-amzn-Remapped-Content-Length",
          "x-amz-executed-version", "X-Amz-Executed-Version",
          "x-amzn-requestid", "x-amzn-RequestId",
          "x-amzn-trace-id", "X-Amzn-Trace-Id");

  @Override
  public JsonNode run(TaskCall call) throws TaskFailure {
    JsonNode arguments = call.arguments();
    String function = arguments.path("FunctionName").asText();
    if (function.isEmpty()) {
      throw new TaskFailure("States.Runtime", "The field 'FunctionName' is required");
    }
    String type = arguments.path("InvocationType").asText("RequestResponse");
    if (!type.equals("RequestResponse")) {
      throw new TaskFailure(
          "States.Runtime", "This runtime invokes functions as RequestResponse, not as " + type);
    }
    JsonNode payload = arguments.path("Payload");
    String qualifier = arguments.path("Qualifier").asText();
    AwsResponse response =
        FunctionErrors.invoke(
            aws,
            qualifier.isEmpty() ? function : function + ":" + qualifier,
            payload.isMissingNode() ? Json.object() : payload);
    return result(response);
  }

  private static JsonNode result(AwsResponse response) {
    ObjectNode result = Json.object();
    Map<String, String> headers = response.headers();
    result.put("ExecutedVersion", headers.getOrDefault("x-amz-executed-version", "$LATEST"));
    result.set("Payload", FunctionErrors.payload(response));
    ObjectNode http = result.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    ObjectNode single = http.putObject("HttpHeaders");
    headers.forEach(
        (name, value) -> {
          String spelling = SPELLINGS.getOrDefault(name, name);
          all.putArray(spelling).add(value);
          single.put(spelling, value);
        });
    http.put("HttpStatusCode", response.status());
    result
        .putObject("SdkResponseMetadata")
        .put("RequestId", headers.getOrDefault("x-amzn-requestid", ""));
    result.put("StatusCode", response.status());
    return result;
  }
}
