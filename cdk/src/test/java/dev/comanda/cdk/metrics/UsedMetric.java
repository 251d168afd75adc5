package dev.comanda.cdk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A metric as an alarm or a dashboard of a template asks for it.
 *
 * @param stack the stack of who asks
 * @param region where it is asked for; empty for the stack's
 * @param dimensions each a text or an intrinsic function; a missing node for any value
 */
public record UsedMetric(
    String stack,
    Optional<String> region,
    String namespace,
    String name,
    String statistic,
    int period,
    Map<String, JsonNode> dimensions) {

  /** Reads CloudFormation's {@code MetricStat}. */
  public static UsedMetric of(String stack, JsonNode metricStat) {
    JsonNode metric = metricStat.path("Metric");
    Map<String, JsonNode> dimensions = new TreeMap<>();
    metric
        .path("Dimensions")
        .forEach(d -> dimensions.put(d.path("Name").asText(), d.path("Value")));
    return new UsedMetric(
        stack,
        Optional.empty(),
        metric.path("Namespace").asText(),
        metric.path("MetricName").asText(),
        metricStat.path("Stat").asText(),
        metricStat.path("Period").asInt(),
        dimensions);
  }

  public AwsMetrics.Known known() {
    return AwsMetrics.find(namespace, name)
        .orElseThrow(() -> new AssertionError("AWS publishes no " + namespace + " " + name));
  }

  /**
   * Checks that AWS publishes this metric in this way and in this region, for resources that are in
   * the templates.
   *
   * @return those resources
   */
  public Set<Resource> check(Assembly assembly) {
    AwsMetrics.Known known = known();
    assertThat(known.statistics()).as("statistics of %s", this).contains(statistic);
    assertThat(period).as("period of %s", this).isPositive().matches(p -> p % 60 == 0);
    String asked = region.orElseGet(() -> assembly.region(stack));
    known.region().ifPresent(only -> assertThat(asked).as(toString()).isEqualTo(only));
    Set<Resource> resources = new LinkedHashSet<>();
    allowed(known)
        .forEach(
            (dimension, allowed) -> {
              if (!dimensions.get(dimension).isMissingNode()) {
                Set<Resource> of =
                    new DimensionValue(assembly, stack, dimensions.get(dimension))
                        .check(this + ", " + dimension, allowed);
                if (known.inRegionOf().filter(dimension::equals).isPresent()) {
                  assertThat(of)
                      .as("region of %s", this)
                      .anyMatch(resource -> assembly.region(resource.stack()).equals(asked));
                }
                resources.addAll(of);
              }
            });
    return resources;
  }

  /** What each dimension may be, for a set of dimensions that there is. */
  private Map<String, JsonNode> allowed(AwsMetrics.Known known) {
    return known.dimensions().stream()
        .filter(set -> set.keySet().equals(dimensions.keySet()))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(this + " has dimensions for which AWS publishes nothing"));
  }

  @Override
  public String toString() {
    return namespace + " " + name + " in " + stack;
  }
}
