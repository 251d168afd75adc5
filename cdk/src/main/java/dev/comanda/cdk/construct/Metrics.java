package dev.comanda.cdk.construct;

import static java.util.Map.entry;

import dev.comanda.workflows.construct.Ordered;
import dev.comanda.workflows.construct.Pipe;
import dev.comanda.workflows.construct.Workflow;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.cloudfront.IDistribution;
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
