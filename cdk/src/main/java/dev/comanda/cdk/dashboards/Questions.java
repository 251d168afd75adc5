package dev.comanda.cdk.dashboards;

import java.util.List;

/**
 * What operators ask the logs. Who asks sets the time range, and in "an order's way" the order's
 * id.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">Query
 *     syntax</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html">Workflows' log
 *     events</a>
 */
final class Questions {

  /** Every step that had to do with an order, of all workflows, in the order of time. */
  static final List<String> WAY_OF_AN_ORDER =
      List.of(
          "fields @timestamp, @log, type, details.name as state, details.error as error,"
              + " details.cause as cause, execution_arn",
          "filter @message like 'put-the-order-id-here'",
          "sort @timestamp asc",
          "limit 1000");

  /** Runs by the time between their first and their last event. */
  static final List<String> SLOWEST_RUNS =
      List.of(
          "filter ispresent(execution_arn)",
          "stats (max(@timestamp) - min(@timestamp)) / 1000 as seconds, count(*) as events,"
              + " min(@timestamp) as started by execution_arn",
          "sort seconds desc",
          "limit 50");

  /** What failed in workflows: which step, with what, how often, and one run to open. */
  static final List<String> FAILED_RUNS =
      List.of(
          "filter type in ['ExecutionFailed', 'ExecutionTimedOut', 'ExecutionAborted',"
              + " 'TaskFailed', 'TaskTimedOut', 'FailStateEntered', 'MapIterationFailed']",
          "fields substr(details.cause, 0, 160) as cause",
          "stats count(*) as times, max(@timestamp) as last, latest(execution_arn) as run"
              + " by type, details.error, cause",
          "sort times desc",
          "limit 50");

  /** What failed in functions: how often, and one request to look for. */
  static final List<String> FAILED_CALLS =
      List.of(
          "filter level in ['ERROR', 'WARN'] or record.status in ['error', 'timeout', 'failure']",
          "fields coalesce(event, record.status) as what,"
              + " coalesce(errorType, record.errorType) as cause,"
              + " coalesce(requestId, record.requestId) as request",
          "stats count(*) as times, max(@timestamp) as last, latest(request) as example"
              + " by @log, level, what, cause, awsErrorCode",
          "sort times desc",
          "limit 50");

  /** Routes by how long their calls take, in milliseconds. */
  static final List<String> SLOWEST_ROUTES =
      List.of(
          "filter ispresent(routeKey)",
          "stats count(*) as calls, pct(responseLatency, 50) as half_below,"
              + " pct(responseLatency, 99) as p99, max(responseLatency) as slowest by routeKey",
          "sort p99 desc",
          "limit 50");

  /** Routes by the errors they answered. */
  static final List<String> FAILED_ROUTES =
      List.of(
          "filter status >= 400",
          "stats count(*) as times, max(@timestamp) as last, latest(requestId) as example"
              + " by status, routeKey, integrationErrorMessage, authorizerError",
          "sort status desc, times desc",
          "limit 100");

  private Questions() {}
}
