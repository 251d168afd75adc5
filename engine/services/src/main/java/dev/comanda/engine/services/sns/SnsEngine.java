package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.util.Map;

/**
 * Answers SNS's calls in the protocol in which they are made: the SDKs' form and XML, or JSON,
 * which names an error by its exception, such as {@code NotFoundException}.
 */
final class SnsEngine implements Engine {

  private final SnsApi api;

  SnsEngine(SnsApi api) {
    this.api = api;
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    boolean json = request.headers().getOrDefault("content-type", "").contains("json");
    try {
      ObjectNode input =
          json ? (ObjectNode) Json.parse(request.body()) : QueryProtocol.input(request.body());
      ObjectNode output = api.call(request.operation(), input);
      return json ? answer(200, output) : QueryProtocol.output(request.operation(), output);
    } catch (AwsError e) {
      return json ? error(e) : QueryProtocol.error(e);
    }
  }

  private static AwsResponse error(AwsError error) {
    return answer(
        error.status(),
        Json.object().put("__type", error.code() + "Exception").put("message", error.getMessage()));
  }

  private static AwsResponse answer(int status, ObjectNode body) {
    return new AwsResponse(
        status, Map.of("content-type", "application/x-amz-json-1.1"), Json.bytes(body));
  }
}
