package dev.comanda.cdk.board;

import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.workflows.construct.Pipe;
import dev.comanda.workflows.construct.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.sqs.IQueue;

/** Graphs of what flows have in common. */
public final class Graphs {

  private Graphs() {}

  /** What came into a queue and left it. */
  public static Graph messages(IQueue queue) {
    return Graph.of(
        "Messages that came and were done",
        "messages",
        named("came", Metrics.of(queue, "NumberOfMessagesSent", "Sum")),
        named("done", Metrics.of(queue, "NumberOfMessagesDeleted", "Sum")));
  }

  /** How long the oldest message of a queue waits. */
  public static Graph age(IQueue queue) {
    return Graph.of(
        "Age of the oldest message",
        "s",
        named("age", Metrics.of(queue, "ApproximateAgeOfOldestMessage", "Maximum")));
  }

  /**
   * What operators have to look at.
   *
   * @param waiting queues by what is in them, such as {@code given up}
   */
  public static Graph deadLetters(Map<String, IQueue> waiting) {
    return Graph.of(
        "Messages that wait for an operator",
        "messages",
        List.copyOf(waiting.entrySet()),
        queue ->
            named(
                queue.getKey(),
                Metrics.of(queue.getValue(), "ApproximateNumberOfMessagesVisible", "Maximum")));
  }

  /** What became of the batches that a pipe has read. */
  public static Graph pipe(Pipe pipe) {
    return Graph.of(
        "Batches of the pipe",
        "batches",
        named("started", Metrics.of(pipe, "Invocations", "Sum")),
        named("failed in part", Metrics.of(pipe, "ExecutionPartiallyFailed", "Sum")),
        named("failed", Metrics.of(pipe, "ExecutionFailed", "Sum")),
        named("timed out", Metrics.of(pipe, "ExecutionTimeout", "Sum")));
  }

  /** How runs of a workflow ended. */
  public static Graph runs(Workflow workflow) {
    return Graph.of(
        "Runs of the workflow",
        "runs",
        named("succeeded", Metrics.of(workflow, "ExecutionsSucceeded", "Sum")),
        named("failed", Metrics.of(workflow, "ExecutionsFailed", "Sum")),
        named("timed out", Metrics.of(workflow, "ExecutionsTimedOut", "Sum")));
  }

  /** How long runs of a workflow take. */
  public static Graph runTimes(Workflow workflow) {
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
  public static Graph times(
      String title, Function<String, Metric> ofStatistic, Integer... percentiles) {
    return Graph.of(
        title,
        "ms",
        List.of(percentiles),
        percentile ->
            named(
                percentile == 50 ? "half are below" : percentile + " of 100 are below",
                ofStatistic.apply("p" + percentile)));
  }

  /** How often functions are called. */
  public static Graph calls(List<JavaFunction> functions) {
    return each("Calls of the functions", "calls", functions, "Invocations", "Sum");
  }

  /** Calls of functions that ended badly, or not began. */
  public static Graph failures(List<JavaFunction> functions) {
    List<IMetric> metrics = new ArrayList<>();
    for (JavaFunction function : functions) {
      String name = function.getNode().getId();
      metrics.add(named(name + " failed", Metrics.of(function, "Errors", "Sum")));
      metrics.add(named(name + " refused", Metrics.of(function, "Throttles", "Sum")));
    }
    return new Graph("Calls that failed or were refused", "calls", null, metrics);
  }

  /** How long calls of functions take. */
  public static Graph durations(List<JavaFunction> functions) {
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

  /** A metric under a name that the graph shows. */
  public static Metric named(String label, Metric metric) {
    return metric.with(MetricOptions.builder().label(label).build());
  }
}
