package dev.comanda.engine.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.util.Map;

/** An engine that is written here and speaks AWS JSON. */
public final class JsonEngine implements Engine {

  /** What it does. */
  @FunctionalInterface
  public interface Operations {
    /**
     * Answers one call.
     *
     * @throws AwsError when it is refused
     */
    JsonNode answer(String operation, JsonNode input);
  }

  private final String contentType;
  private final Operations operations;

  /**
   * @param api of the service, for its version of AWS JSON
   */
  public JsonEngine(Api api, Operations operations) {
    this.contentType = "application/x-amz-json-" + api.jsonVersion();
    this.operations = operations;
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    try {
      JsonNode output = operations.answer(request.operation(), Json.parse(request.body()));
      return new AwsResponse(200, Map.of("content-type", contentType), Json.bytes(output));
    } catch (AwsError e) {
      return Protocol.JSON.error(e, contentType);
    }
  }
}
