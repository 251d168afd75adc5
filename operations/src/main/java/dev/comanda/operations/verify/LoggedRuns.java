package dev.comanda.operations.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.operations.shop.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Runs as an Express workflow logs them, an event for each step. An event comes within seconds as a
 * rule, and may come later.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html">Workflows' log
 *     events</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
 *     patterns</a>
 */
final class LoggedRuns implements Runs {

  private static final Set<String> FAILURES =
      Set.of("ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted");

  /** Where the name stands in an ARN {@code arn:aws:states:R:A:express:MACHINE:NAME:ID}. */
  private static final int NAME = 7;

  private final CloudWatchLogsClient logs;
  private final String logGroup;

  LoggedRuns(CloudWatchLogsClient logs, String logGroup) {
    this.logs = logs;
    this.logGroup = logGroup;
  }

  @Override
  public Sighting find(String orderId, Instant since) {
    // A regular expression: the id stands in the middle of JSON in a string, not in words.
    List<JsonNode> mentions = events("%" + orderId + "%", since);
    if (mentions.isEmpty()) {
      return new Sighting.NotYet("log group " + logGroup + " has no run with the order");
    }
    String run = mentions.get(mentions.size() - 1).path("execution_arn").asText();
    String name = "run " + run.split(":")[NAME];
    for (JsonNode event : events("{ $.execution_arn = \"" + run + "\" }", since)) {
      String type = event.path("type").asText();
      if (type.equals("ExecutionSucceeded")) {
        return new Sighting.Seen("SUCCEEDED, " + name);
      }
      if (FAILURES.contains(type)) {
        String error = event.at("/details/error").asText();
        return new Sighting.NotYet(type + (error.isEmpty() ? "" : " " + error) + ", " + name);
      }
    }
    return new Sighting.NotYet(name + " has not ended, says log group " + logGroup);
  }

  private List<JsonNode> events(String pattern, Instant since) {
    return logs
        .filterLogEventsPaginator(
            filter ->
                filter
                    .logGroupName(logGroup)
                    .startTime(since.toEpochMilli())
                    .filterPattern(pattern))
        .events()
        .stream()
        .map(FilteredLogEvent::message)
        .map(LoggedRuns::parse)
        .filter(event -> event.hasNonNull("execution_arn"))
        .toList();
  }

  private static JsonNode parse(String message) {
    try {
      return Json.parse(message);
    } catch (UncheckedIOException e) {
      return Json.MAPPER.missingNode();
    }
  }
}
