package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A distribution and the policies that it refers to, as an assembly has them. */
record Distributions(Assembly assembly, Resource distribution) {

  static Distributions web(Assembly assembly) {
    return new Distributions(assembly, assembly.resource("Web", "WebDistribution"));
  }

  static Distributions api(Assembly assembly) {
    return new Distributions(assembly, assembly.resource("Edge", "ApiDistribution"));
  }

  JsonNode config() {
    return distribution.at("/DistributionConfig");
  }

  JsonNode defaultBehavior() {
    return config().path("DefaultCacheBehavior");
  }

  /** The only behaviour beside the default one. */
  JsonNode otherBehavior(String pattern) {
    assertThat(config().path("CacheBehaviors")).hasSize(1);
    JsonNode behavior = config().path("CacheBehaviors").path(0);
    assertThat(behavior.path("PathPattern").asText()).isEqualTo(pattern);
    return behavior;
  }

  JsonNode origin() {
    assertThat(config().path("Origins")).hasSize(1);
    return config().path("Origins").path(0);
  }

  /** What a behaviour refers to in the distribution's own stack. */
  JsonNode policy(JsonNode behavior, String member) {
    String id = behavior.path(member).path("Ref").asText();
    return assembly.resource(distribution.stack(), id).properties().iterator().next();
  }
}
