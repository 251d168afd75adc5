package dev.comanda.engine.services.apigateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it arrived.
 *
 * @param id API Gateway's request id
 * @param path decoded, see {@link RequestPath#decode}
 * @param rawQuery undecoded, empty when there is none
 * @param headers in the order and case in which they were sent
 * @param protocol such as {@code HTTP/1.1}
 * @param body empty when there is none
 */
record ApiRequest(
    String id,
    Instant receivedAt,
    String method,
    String path,
    String rawQuery,
    List<Map.Entry<String, String>> headers,
    String protocol,
    String sourceIp,
    byte[] body) {

  /** Every value of a header. */
  List<String> values(String name) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(name)) {
        values.add(header.getValue());
      }
    }
    return values;
  }

  /** The first value of a header, or what stands for a missing one. */
  String value(String name, String otherwise) {
    List<String> values = values(name);
    return values.isEmpty() ? otherwise : values.get(0);
  }

  /** Names in lower case, values of the same name joined with a comma. */
  Map<String, String> joinedHeaders() {
    Map<String, String> joined = new LinkedHashMap<>();
    for (Map.Entry<String, String> header : headers) {
      joined.merge(
          header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + "," + b);
    }
    return joined;
  }
}
