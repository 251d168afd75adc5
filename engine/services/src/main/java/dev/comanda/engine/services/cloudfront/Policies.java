package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The policies and functions that behaviors name by id: AWS's own and those of the stacks. */
final class Policies {

  private final Map<String, CachePolicy> cache = new HashMap<>(ManagedPolicies.CACHE);
  private final Map<String, OriginRequestPolicy> originRequest =
      new HashMap<>(ManagedPolicies.ORIGIN_REQUEST);
  private final Map<String, ResponseHeadersPolicy> responseHeaders = new HashMap<>();
  private final Map<String, ViewerFunction> functions = new HashMap<>();
  private final UnaryOperator<String> local;

  /**
   * @param local turns what a header's value says of the internet into what it means here
   */
  Policies(UnaryOperator<String> local) {
    this.local = local;
    ManagedPolicies.RESPONSE_HEADERS.forEach(this::addResponseHeaders);
  }

  void addCache(String id, JsonNode config) {
    cache.put(id, CachePolicy.of(config));
  }

  void addOriginRequest(String id, JsonNode config) {
    originRequest.put(id, OriginRequestPolicy.of(config));
  }

  void addResponseHeaders(String id, JsonNode config) {
    responseHeaders.put(id, ResponseHeadersPolicy.of(config, local));
  }

  void addFunction(String arn, ViewerFunction function) {
    functions.put(arn, function);
  }

  CachePolicy cache(JsonNode id) {
    if (id.isMissingNode()) {
      throw new IllegalArgumentException(
          "A cache behavior has no CachePolicyId: ForwardedValues are not done here");
    }
    return named(cache, id, "cache policy");
  }

  OriginRequestPolicy originRequest(JsonNode id) {
    return id.isMissingNode()
        ? OriginRequestPolicy.NONE
        : named(originRequest, id, "origin request policy");
  }

  ResponseHeadersPolicy responseHeaders(JsonNode id) {
    return id.isMissingNode()
        ? ResponseHeadersPolicy.NONE
        : named(responseHeaders, id, "response headers policy");
  }

  /** The function of a behavior for a kind of event; null when it has none. */
  ViewerFunction function(JsonNode associations, String event) {
    for (JsonNode association : associations) {
      if (association.path("EventType").asText().equals(event)) {
        return named(functions, association.path("FunctionARN"), "function");
      }
    }
    return null;
  }

  private static <T> T named(Map<String, T> known, JsonNode id, String kind) {
    T policy = known.get(id.asText());
    if (policy == null) {
      throw new IllegalArgumentException(
          "There is no %s %s: neither a stack makes it nor is it one of AWS's own that are known here"
              .formatted(kind, id.asText()));
    }
    return policy;
  }
}
