package dev.comanda.cdk.construct;

import static java.util.Map.entry;

import dev.comanda.workflows.construct.Ordered;
import dev.comanda.workflows.construct.Pipe;
import dev.comanda.workflows.construct.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * The metrics that AWS publishes for a resource, five minutes a data point. The names, dimensions
 * and statistics that there are stand in {@code aws-metrics.json}, against which a test holds every
 * alarm and dashboard.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html">Services
 *     that publish metrics</a>
 */
public final class Metrics {

  /** What a data point covers. */
  public static final Duration PERIOD = Duration.minutes(5);

  private Metrics() {}

  /**
   * Any metric.
   *
   * @param statistic such as {@code Sum}, {@code Maximum} or {@code p99}
   */
  public static Metric of(
      String namespace, String name, String statistic, Map<String, String> dimensions) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .statistic(statistic)
        .dimensionsMap(dimensions)
        .period(PERIOD)
        .label(name)
        .build();
  }

  /** The sum of metrics of which any may be missing. */
  public static IMetric sum(String label, IMetric... metrics) {
    Map<String, IMetric> byId = new LinkedHashMap<>();
    for (IMetric metric : metrics) {
      byId.put("m" + (byId.size() + 1), metric);
    }
    return math(
        label,
        byId.keySet().stream().map(id -> "FILL(" + id + ",0)").collect(Collectors.joining("+")),
        byId);
  }

  /**
   * Metric math.
   *
   * @param label what the result is
   * @param expression on the names of {@code metrics}
   */
  public static IMetric math(
      String label, String expression, Map<String, ? extends IMetric> metrics) {
    return MathExpression.Builder.create()
        .expression(expression)
        .usingMetrics(metrics)
        .label(label)
        .period(PERIOD)
        .build();
  }

  /** A queue's. SQS stops publishing six hours after a queue was last used. */
  public static Metric of(IQueue queue, String name, String statistic) {
    return of("AWS/SQS", name, statistic, Map.of("QueueName", queue.getQueueName()));
  }

  /** A topic's. */
  public static Metric of(ITopic topic, String name, String statistic) {
    return of("AWS/SNS", name, statistic, Map.of("TopicName", topic.getTopicName()));
  }

  /** A table's, of all operations. */
  public static Metric of(ITable table, String name, String statistic) {
    return of("AWS/DynamoDB", name, statistic, Map.of("TableName", table.getTableName()));
  }

  /** One of a table's that DynamoDB publishes for each operation, such as {@code Query}. */
  public static Metric of(ITable table, String operation, String name, String statistic) {
    return of(
        "AWS/DynamoDB",
        name,
        statistic,
        Ordered.map(entry("TableName", table.getTableName()), entry("Operation", operation)));
  }

  /** A pipe's. They are published on a best effort. */
  public static Metric of(Pipe pipe, String name, String statistic) {
    return of("AWS/EventBridge/Pipes", name, statistic, Map.of("PipeName", pipe.name()));
  }

  /** A workflow's. */
  public static Metric of(Workflow machine, String name, String statistic) {
    return of("AWS/States", name, statistic, Map.of("StateMachineArn", machine.arn()));
  }

  /** An HTTP API's, of its one stage. */
  public static Metric of(IHttpApi api, String name, String statistic) {
    return of(
        "AWS/ApiGateway",
        name,
        statistic,
        Ordered.map(entry("ApiId", api.getApiId()), entry("Stage", "$default")));
  }

  /** The firewall's, by all its rules. */
  public static Metric ofFirewall(String webAcl, String name) {
    return of("AWS/WAFV2", name, "Sum", Ordered.map(entry("WebACL", webAcl), entry("Rule", "ALL")));
  }

  /** A distribution's. They are in {@code us-east-1} alone. */
  public static Metric of(IDistribution distribution, String name, String statistic) {
    return of(
        "AWS/CloudFront",
        name,
        statistic,
        Ordered.map(
            entry("DistributionId", distribution.getDistributionId()), entry("Region", "Global")));
  }

  /** A function's, of all its versions. */
  public static Metric of(JavaFunction function, String name, String statistic) {
    return of(
        "AWS/Lambda",
        name,
        statistic,
        Map.of("FunctionName", function.function().getFunctionName()));
  }
}
