package dev.comanda.cdk.construct;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

/** Several metrics as one. */
public final class MetricSum {

  private MetricSum() {}

  /** The sum of metrics of which any may be missing. */
  public static IMetric of(String label, IMetric... metrics) {
    Map<String, IMetric> byId = new LinkedHashMap<>();
    for (IMetric metric : metrics) {
      byId.put("m" + (byId.size() + 1), metric);
    }
    return MathExpression.Builder.create()
        .expression(
            byId.keySet().stream().map(id -> "FILL(" + id + ",0)").collect(Collectors.joining("+")))
        .usingMetrics(byId)
        .label(label)
        .period(Metrics.PERIOD)
        .build();
  }
}
