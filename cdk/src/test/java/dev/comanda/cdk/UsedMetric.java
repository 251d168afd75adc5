package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A metric as an alarm or a dashboard of a template asks for it.
 *
 * @param stack the stack of who asks
 * @param dimensions each a text or an intrinsic function
 */
record UsedMetric(
    String stack,
    String namespace,
    String name,
    String statistic,
    int period,
    Map<String, JsonNode> dimensions) {

  /** Reads CloudFormation's {@code MetricStat}. */
  static UsedMetric of(String stack, JsonNode metricStat) {
    JsonNode metric = metricStat.path("Metric");
    Map<String, JsonNode> dimensions = new TreeMap<>();
    metric
        .path("Dimensions")
        .forEach(d -> dimensions.put(d.path("Name").asText(), d.path("Value")));
    return new UsedMetric(
        stack,
        metric.path("Namespace").asText(),
        metric.path("MetricName").asText(),
        metricStat.path("Stat").asText(),
        metricStat.path("Period").asInt(),
        dimensions);
  }

  AwsMetrics.Known known() {
    return AwsMetrics.find(namespace, name)
        .orElseThrow(() -> new AssertionError("AWS publishes no " + namespace + " " + name));
  }

  /**
   * Checks that AWS publishes this metric in this way, for resources that are in the templates.
   *
   * @return those resources
   */
  Set<Resource> check(Assembly assembly) {
    AwsMetrics.Known known = known();
    assertThat(known.statistics()).as("statistics of %s", this).contains(statistic);
    assertThat(period).as("period of %s", this).isPositive().matches(p -> p % 60 == 0);
    Map<String, JsonNode> expected =
        known.dimensions().stream()
            .filter(set -> set.keySet().equals(dimensions.keySet()))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError(this + " has dimensions for which AWS publishes nothing"));
    known
        .region()
        .ifPresent(region -> assertThat(assembly.region(stack)).as(toString()).isEqualTo(region));
    Set<Resource> resources = new LinkedHashSet<>();
    expected.forEach(
        (dimension, allowed) ->
            resources.addAll(
                new DimensionValue(assembly, stack, dimensions.get(dimension))
                    .check(this + ", " + dimension, allowed)));
    return resources;
  }

  @Override
  public String toString() {
    return namespace + " " + name + " in " + stack;
  }
}
