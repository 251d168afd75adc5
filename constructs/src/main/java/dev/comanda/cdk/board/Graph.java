package dev.comanda.cdk.board;

import java.util.List;
import java.util.function.Function;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/**
 * A graph.
 *
 * @param unit what the axis counts
 * @param region where the metrics are; null for the dashboard's region
 */
public record Graph(String title, String unit, String region, List<IMetric> metrics) {

  /** A graph of metrics of the dashboard's region. */
  public static Graph of(String title, String unit, IMetric... metrics) {
    return new Graph(title, unit, null, List.of(metrics));
  }

  /** With a metric for each item. */
  public static <T> Graph of(
      String title, String unit, List<T> items, Function<T, IMetric> metric) {
    return new Graph(title, unit, null, items.stream().map(metric).toList());
  }

  /** The same graph of metrics in another region. */
  public Graph in(String region) {
    return new Graph(title, unit, region, metrics);
  }
}
