package dev.comanda.runtime.http;

import dev.comanda.runtime.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer to a request.
 *
 * @param status the HTTP status code
 * @param headers names as they are sent
 * @param body the text to send, empty for none
 */
public record HttpResponse(int status, Map<String, String> headers, Optional<String> body) {

  /** Checks and copies. */
  public HttpResponse {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("Not a final HTTP status: " + status);
    }
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** An answer without a body. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Map.of(), Optional.empty());
  }

  /** An answer with this JSON text, which is sent as it is. */
  public static HttpResponse json(int status, String json) {
    return new HttpResponse(status, Map.of("Content-Type", "application/json"), Optional.of(json));
  }

  /** An answer with this value as JSON. */
  public static HttpResponse json(int status, Map<String, ?> value) {
    return json(status, Json.write(value));
  }

  /** The same answer with this header instead of any of the same name. */
  public HttpResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpResponse(status, more, body);
  }

  /** The answer in API Gateway's payload format 2.0. */
  Map<String, Object> toEvent() {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("statusCode", status);
    event.put("headers", headers);
    body.ifPresent(text -> event.put("body", text));
    event.put("isBase64Encoded", false);
    return event;
  }
}
