package dev.comanda.engine.aws.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.protocol.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Calls services of the JSON protocols through the door from inside this JVM.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">AWS JSON 1.0</a>
 */
public final class AwsClient {

  private final Door door;
  private final Caller caller;

  public AwsClient(Door door, Caller caller) {
    this.door = door;
    this.caller = caller;
  }

  /** A client whose calls are from somebody else. */
  public AwsClient as(Caller other) {
    return new AwsClient(door, other);
  }

  /**
   * Makes one call and gives its output.
   *
   * @param service the name of its API: its signing name, but for a second API
   * @throws AwsError when the service refuses, or there is none
   * @throws UncheckedIOException when its engine cannot be reached
   */
  public JsonNode call(String service, String operation, JsonNode input) {
    Api api = door.directory().ofJson(service);
    var headers =
        Map.of(
            "content-type",
            "application/x-amz-json-" + api.jsonVersion(),
            "x-amz-target",
            api.targets().get(service) + "." + operation);
    return json(
        new AwsRequest(caller, api.service(), operation, "POST", "/", headers, Json.bytes(input)));
  }

  /**
   * Invokes a function and waits for its answer.
   *
   * @param function its name or ARN
   * @return the raw answer: a status of 200 with the header {@code x-amz-function-error} means that
   *     the function itself failed
   * @throws AwsError when Lambda refuses the call
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
   */
  public AwsResponse invoke(String function, byte[] payload) {
    return send(
        new AwsRequest(
            caller,
            "lambda",
            "Invoke",
            "POST",
            "/2015-03-31/functions/" + function + "/invocations",
            Map.of("content-type", "application/json"),
            payload));
  }

  private JsonNode json(AwsRequest request) {
    byte[] body = send(request).body();
    return body.length == 0 ? Json.object() : Json.parse(body);
  }

  private AwsResponse send(AwsRequest request) {
    AwsResponse response;
    try {
      response = door.call(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (response.status() >= 300) {
      throw error(response);
    }
    return response;
  }

  private static AwsError error(AwsResponse response) {
    ObjectNode body =
        response.body().length == 0 ? Json.object() : (ObjectNode) Json.parse(response.body());
    String type =
        body.path("__type").asText(response.headers().getOrDefault("x-amzn-errortype", "Unknown"));
    String code = type.substring(type.indexOf('#') + 1).split(":")[0];
    String message = body.path("message").asText(body.path("Message").asText(""));
    return new AwsError(code, message, response.status());
  }
}
