package dev.comanda.cdk.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.assembly.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What AWS publishes, from {@code aws-metrics.json}, which was written from the page that each
 * namespace names there. A dimension's value is written as {@code Type.Attribute}, as {@code
 * Type#Property} for a value that some resource of the type has in such a property, or as the list
 * of values that there are.
 */
public final class AwsMetrics {

  private static final JsonNode TABLE = read();

  private AwsMetrics() {}

  /**
   * A metric that exists.
   *
   * @param published when there are data points: {@code always}, {@code while used} or {@code when
   *     not zero}
   * @param below what no value reaches
   * @param region the only region with the metric; empty for that of the resource
   * @param inRegionOf the dimension whose resource's region has the metric, of several
   */
  public record Known(
      Set<String> statistics,
      List<Map<String, JsonNode>> dimensions,
      String published,
      double below,
      Optional<String> region,
      Optional<String> inRegionOf) {}

  public static Optional<Known> find(String namespace, String name) {
    JsonNode service = TABLE.path(namespace);
    JsonNode metric = service.path("metrics").path(name);
    if (metric.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode dimensions =
        metric.has("dimensions") ? metric.path("dimensions") : service.path("dimensions");
    List<Map<String, JsonNode>> sets = new ArrayList<>();
    for (JsonNode set : dimensions) {
      Map<String, JsonNode> byName = new TreeMap<>();
      set.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
      sets.add(byName);
    }
    return Optional.of(
        new Known(
            new TreeSet<>(Resource.texts(metric.path("statistics"))),
            sets,
            metric.path("published").asText(),
            metric.path("below").asDouble(Double.POSITIVE_INFINITY),
            Optional.ofNullable(service.path("region").textValue()),
            Optional.ofNullable(metric.path("inRegionOf").textValue())));
  }

  public static Set<String> pages() {
    Set<String> pages = new TreeSet<>();
    TABLE.forEach(service -> pages.add(service.path("page").asText()));
    return pages;
  }

  private static JsonNode read() {
    try (InputStream in = AwsMetrics.class.getResourceAsStream("/aws-metrics.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
