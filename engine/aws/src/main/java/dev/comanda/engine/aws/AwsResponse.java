package dev.comanda.engine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The answer to an {@link AwsRequest}.
 *
 * @param status the HTTP status
 * @param headers names in lower case, without hop-by-hop headers
 * @param body the raw body, empty when there is none
 */
public record AwsResponse(int status, Map<String, String> headers, byte[] body) {

  /** A document in JSON. */
  public static AwsResponse json(int status, JsonNode body) {
    return new AwsResponse(status, Map.of("content-type", "application/json"), Json.bytes(body));
  }
}
