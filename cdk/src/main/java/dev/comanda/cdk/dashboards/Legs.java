package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.cdk.construct.WorkQueue;
import dev.comanda.cdk.dashboards.Board.Graph;
import dev.comanda.workflows.construct.Pipe;
import dev.comanda.workflows.construct.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** Graphs of what flows have in common. */
final class Legs {

  private Legs() {}

  static Graph messages(WorkQueue queue) {
    return Graph.of(
        "Messages that came and were done",
        "messages",
        named("came", Metrics.of(queue.queue(), "NumberOfMessagesSent", "Sum")),
        named("done", Metrics.of(queue.queue(), "NumberOfMessagesDeleted", "Sum")));
  }

  static Graph age(WorkQueue queue) {
    return Graph.of(
        "Age of the oldest message",
        "s",
        named("age", Metrics.of(queue.queue(), "ApproximateAgeOfOldestMessage", "Maximum")));
  }

  static Graph deadLetters(WorkQueue queue) {
    return Graph.of(
        "Messages that wait for an operator",
        "messages",
        named(
            "given up",
            Metrics.of(queue.deadLetterQueue(), "ApproximateNumberOfMessagesVisible", "Maximum")),
        named(
            "undelivered",
            Metrics.of(queue.undeliveredQueue(), "ApproximateNumberOfMessagesVisible", "Maximum")));
  }

  static Graph pipe(Pipe pipe) {
    return Graph.of(
        "Batches of the pipe",
        "batches",
        named("started", Metrics.of(pipe, "Invocations", "Sum")),
        named("failed in part", Metrics.of(pipe, "ExecutionPartiallyFailed", "Sum")),
        named("failed", Metrics.of(pipe, "ExecutionFailed", "Sum")),
        named("timed out", Metrics.of(pipe, "ExecutionTimeout", "Sum")));
  }

  static Graph runs(Workflow workflow) {
    return Graph.of(
        "Runs of the workflow",
        "runs",
        named("succeeded", Metrics.of(workflow, "ExecutionsSucceeded", "Sum")),
        named("failed", Metrics.of(workflow, "ExecutionsFailed", "Sum")),
        named("timed out", Metrics.of(workflow, "ExecutionsTimedOut", "Sum")));
  }

  static Graph runTimes(Workflow workflow) {
    return times(
        "How long a run takes",
        statistic -> Metrics.of(workflow, "ExecutionTime", statistic),
        50,
        99);
  }

  /**
   * How long something takes.
   *
   * @param ofStatistic the metric in milliseconds with a statistic such as {@code p99}
   * @param percentiles how many of a hundred take less than what is shown
   */
  static Graph times(String title, Function<String, Metric> ofStatistic, Integer... percentiles) {
    return Graph.of(
        title,
        "ms",
        List.of(percentiles),
        percentile ->
            named(
                percentile == 50 ? "half are below" : percentile + " of 100 are below",
                ofStatistic.apply("p" + percentile)));
  }

  static Graph calls(List<JavaFunction> functions) {
    return each("Calls of the functions", "calls", functions, "Invocations", "Sum");
  }

  static Graph failures(List<JavaFunction> functions) {
    List<IMetric> metrics = new ArrayList<>();
    for (JavaFunction function : functions) {
      String name = function.getNode().getId();
      metrics.add(named(name + " failed", Metrics.of(function, "Errors", "Sum")));
      metrics.add(named(name + " refused", Metrics.of(function, "Throttles", "Sum")));
    }
    return new Graph("Calls that failed or were refused", "calls", null, metrics);
  }

  static Graph durations(List<JavaFunction> functions) {
    return each("99 of 100 calls take less than", "ms", functions, "Duration", "p99");
  }

  private static Graph each(
      String title, String unit, List<JavaFunction> functions, String metric, String statistic) {
    return Graph.of(
        title,
        unit,
        functions,
        function -> named(function.getNode().getId(), Metrics.of(function, metric, statistic)));
  }

  static Metric named(String label, Metric metric) {
    return metric.with(MetricOptions.builder().label(label).build());
  }
}
