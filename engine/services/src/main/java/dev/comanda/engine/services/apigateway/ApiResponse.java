package dev.comanda.engine.services.apigateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer to the client.
 *
 * @param headers in order; a name may come twice
 */
record ApiResponse(int status, List<Map.Entry<String, String>> headers, byte[] body) {

  static final ApiResponse BAD_REQUEST = error(400, "Bad Request");
  static final ApiResponse NOT_FOUND = error(404, "Not Found");
  static final ApiResponse FORBIDDEN = error(403, "Forbidden");
  static final ApiResponse TOO_LARGE = error(413, "Request Entity Too Large");
  static final ApiResponse TOO_MANY = error(429, "Too Many Requests");
  static final ApiResponse INTERNAL = error(500, "Internal Server Error");
  static final ApiResponse UNAVAILABLE = error(503, "Service Unavailable");

  /**
   * A refusal by the authorizer.
   *
   * @param challenge the {@code www-authenticate} header
   */
  static ApiResponse unauthorized(String challenge) {
    ApiResponse error = error(401, "Unauthorized");
    return new ApiResponse(
        401, List.of(error.headers.get(0), Map.entry("www-authenticate", challenge)), error.body);
  }

  /** An answer that API Gateway itself makes. */
  static ApiResponse error(int status, String message) {
    return new ApiResponse(
        status,
        List.of(Map.entry("content-type", "application/json")),
        ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
  }
}
