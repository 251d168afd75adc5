package dev.comanda.cdk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.TemplateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An alarm of a template.
 *
 * @param expression the metric math of which the result is compared; empty for a metric itself
 * @param metrics those that are compared or calculated with
 * @param ids the names of the metrics in the expression
 */
public record AlarmInTemplate(
    Resource resource, Optional<String> expression, List<UsedMetric> metrics, List<String> ids) {

  private static final Pattern SELECT =
      Pattern.compile(
          "SELECT (?<function>[A-Z]+)\\((?<metric>[\\w.]+)\\)"
              + " FROM SCHEMA\\(\"(?<namespace>[^\"]+)\", (?<dimensions>[\\w,]+)\\)"
              + " WHERE (?<by>\\w+) = '(?<value>[^']+)'");

  public static AlarmInTemplate of(Resource resource) {
    List<UsedMetric> metrics = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    Optional<String> expression = Optional.empty();
    for (JsonNode query : resource.at("/Metrics")) {
      if (query.has("Expression")) {
        TemplateText text = TemplateText.of(query.path("Expression"));
        expression = Optional.of(text.whole());
        selected(resource.stack(), text, query.path("Period").asInt()).ifPresent(metrics::add);
      } else {
        metrics.add(UsedMetric.of(resource.stack(), query.path("MetricStat")));
        ids.add(query.path("Id").asText());
      }
    }
    if (resource.properties().has("MetricName")) {
      metrics.add(UsedMetric.of(resource.stack(), single(resource)));
    }
    return new AlarmInTemplate(resource, expression, metrics, ids);
  }

  /** The metric that a Metrics Insights query asks for, by one dimension of several. */
  private static Optional<UsedMetric> selected(String stack, TemplateText query, int period) {
    Matcher matcher = SELECT.matcher(query.text());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, JsonNode> dimensions = new TreeMap<>();
    for (String dimension : matcher.group("dimensions").split(",")) {
      dimensions.put(dimension, MissingNode.getInstance());
    }
    JsonNode value = query.joined(matcher.group("value"));
    assertThat(dimensions.put(matcher.group("by"), value)).isNotNull();
    return Optional.of(
        new UsedMetric(
            stack,
            Optional.empty(),
            matcher.group("namespace"),
            matcher.group("metric"),
            Map.of("MAX", "Maximum").get(matcher.group("function")),
            period,
            dimensions));
  }

  /** The short form, as CloudFormation has the long one. */
  private static ObjectNode single(Resource resource) {
    ObjectNode stat = JsonNodeFactory.instance.objectNode();
    stat.putObject("Metric")
        .put("Namespace", resource.at("/Namespace").asText())
        .put("MetricName", resource.at("/MetricName").asText())
        .set("Dimensions", resource.at("/Dimensions"));
    stat.put("Period", resource.at("/Period").asInt());
    return stat.put(
        "Stat", resource.at("/Statistic").asText(resource.at("/ExtendedStatistic").asText()));
  }

  public JsonNode at(String pointer) {
    return resource.at(pointer);
  }
}
