package dev.comanda.runtime.snapshot;

import dev.comanda.contract.Samples;
import dev.comanda.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as API Gateway passes it to a function, without what no function reads. */
final class RehearsedRequest {

  private final Map<String, Object> event;

  RehearsedRequest(String route) {
    event =
        Json.object(
            Json.parse(
                """
                {"version": "2.0", "routeKey": "%s", "rawPath": "/", "rawQueryString": "",
                 "headers": {"origin": "${ALLOWED_ORIGINS}", "x-origin-verify": "${ORIGIN_SECRETS}"},
                 "requestContext": {"requestId": "rehearsal", "http": {"method": "%s"}},
                 "isBase64Encoded": false}
                """
                    .formatted(route, route.substring(0, route.indexOf(' ')))));
  }

  RehearsedRequest signedIn() {
    Json.object(event.get("requestContext"))
        .put(
            "authorizer",
            Json.parse(
                """
                {"jwt": {"claims": {"sub": "%s", "token_use": "access"}, "scopes": null}}
                """
                    .formatted(Samples.CUSTOMER_ID)));
    return this;
  }

  RehearsedRequest json(String body) {
    event.put("body", body);
    return with("headers", "content-type", "application/json");
  }

  RehearsedRequest with(String member, String name, String value) {
    Json.object(event.computeIfAbsent(member, absent -> new LinkedHashMap<String, Object>()))
        .put(name, value);
    return this;
  }

  Map<String, Object> event() {
    return event;
  }
}
