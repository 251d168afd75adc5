package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a distribution of the {@code DistributionConfig} of its resource. */
final class DistributionReader {

  private static final List<String> UNKNOWN =
      List.of(
          "LambdaFunctionAssociations",
          "TrustedKeyGroups",
          "TrustedSigners",
          "FieldLevelEncryptionId",
          "RealtimeLogConfigArn");

  private final Policies policies;
  private final Origins origins;
  private final Clock clock;

  DistributionReader(Policies policies, Origins origins, Clock clock) {
    this.policies = policies;
    this.origins = origins;
    this.clock = clock;
  }

  /**
   * Reads a configuration.
   *
   * @param caller the distribution, as the door knows it
   * @throws IllegalArgumentException if it asks for what is not done here; the message names it
   */
  Distribution read(String id, Caller caller, JsonNode config) {
    if (config.path("OriginGroups").path("Quantity").asInt() > 0) {
      throw new IllegalArgumentException("OriginGroups are not done here");
    }
    Map<String, Origin> byId = new HashMap<>();
    for (JsonNode origin : config.path("Origins")) {
      byId.put(origin.path("Id").asText(), origins.of(origin, caller));
    }
    List<Behavior> behaviors = new ArrayList<>();
    for (JsonNode behavior : config.path("CacheBehaviors")) {
      PathPattern pattern = PathPattern.of(behavior.path("PathPattern").asText());
      behaviors.add(behavior(behavior, pattern, byId));
    }
    behaviors.add(behavior(config.path("DefaultCacheBehavior"), null, byId));
    String root = config.path("DefaultRootObject").asText("");
    ErrorPages errors = new ErrorPages(config.path("CustomErrorResponses"));
    return new Distribution(id, behaviors, root, errors, clock);
  }

  private Behavior behavior(JsonNode config, PathPattern pattern, Map<String, Origin> origins) {
    for (String property : UNKNOWN) {
      JsonNode value = config.path(property);
      if (!value.isMissingNode() && !(value.isEmpty() && value.asText().isEmpty())) {
        throw new IllegalArgumentException(property + " is not done here");
      }
    }
    Origin origin = origins.get(config.path("TargetOriginId").asText());
    if (origin == null) {
      throw new IllegalArgumentException(
          "TargetOriginId names no origin: " + config.path("TargetOriginId"));
    }
    JsonNode functions = config.path("FunctionAssociations");
    return new Behavior(
        pattern,
        methods(config.path("AllowedMethods")),
        methods(config.path("CachedMethods")),
        config.path("Compress").asBoolean(),
        origin,
        policies.cache(config.path("CachePolicyId")),
        policies.originRequest(config.path("OriginRequestPolicyId")),
        policies.responseHeaders(config.path("ResponseHeadersPolicyId")),
        policies.function(functions, "viewer-request"),
        policies.function(functions, "viewer-response"));
  }

  private static Set<String> methods(JsonNode listed) {
    Set<String> methods = new HashSet<>();
    listed.forEach(method -> methods.add(method.asText()));
    return methods.isEmpty() ? Set.of("GET", "HEAD") : methods;
  }
}
