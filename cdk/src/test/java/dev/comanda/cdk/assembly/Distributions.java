package dev.comanda.cdk.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A distribution and the policies that it refers to, as an assembly has them. */
public record Distributions(Assembly assembly, Resource distribution) {

  public static Distributions web(Assembly assembly) {
    return new Distributions(assembly, assembly.resource("Web", "WebDistribution"));
  }

  public static Distributions api(Assembly assembly) {
    return new Distributions(assembly, assembly.resource("Edge", "ApiDistribution"));
  }

  public JsonNode config() {
    return distribution.at("/DistributionConfig");
  }

  public JsonNode defaultBehavior() {
    return config().path("DefaultCacheBehavior");
  }

  /** The only behaviour beside the default one. */
  public JsonNode otherBehavior(String pattern) {
    assertThat(config().path("CacheBehaviors")).hasSize(1);
    JsonNode behavior = config().path("CacheBehaviors").path(0);
    assertThat(behavior.path("PathPattern").asText()).isEqualTo(pattern);
    return behavior;
  }

  public JsonNode origin() {
    assertThat(config().path("Origins")).hasSize(1);
    return config().path("Origins").path(0);
  }

  /** What a behaviour refers to in the distribution's own stack. */
  public JsonNode policy(JsonNode behavior, String member) {
    String id = behavior.path(member).path("Ref").asText();
    return assembly.resource(distribution.stack(), id).properties().iterator().next();
  }
}
