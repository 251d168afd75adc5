package dev.comanda.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An alarm of a template.
 *
 * @param expression the metric math of which the result is compared; empty for a metric itself
 * @param metrics those that are compared or calculated with
 * @param ids the names of the metrics in the expression
 */
record AlarmInTemplate(
    Resource resource, Optional<String> expression, List<UsedMetric> metrics, List<String> ids) {

  static AlarmInTemplate of(Resource resource) {
    List<UsedMetric> metrics = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    Optional<String> expression = Optional.empty();
    for (JsonNode query : resource.at("/Metrics")) {
      if (query.has("Expression")) {
        expression = Optional.of(query.path("Expression").asText());
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

  JsonNode at(String pointer) {
    return resource.at(pointer);
  }
}
