package dev.comanda.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** There are no logs on this machine, so here is a client that has some. */
class LoggedRunsTest {

  private static final String ORDER_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
  private static final String RUN =
      "arn:aws:states:us-east-1:123456789012:express:OrderEmail-x:run-1:0f9a";
  private static final Instant SINCE = Instant.ofEpochMilli(1_469_922_850_259L);

  private final List<FilterLogEventsRequest> asked = new ArrayList<>();

  @Test
  void areSeenWhenTheRunThatMentionsTheOrderHasSucceeded() {
    Sighting sighting =
        find(
            List.of(
                event("ExecutionStarted", "\"input\": \"{\\\"id\\\":\\\"" + ORDER_ID + "\\\"}\"")),
            List.of(event("ExecutionStarted", ""), event("ExecutionSucceeded", "")));

    assertThat(sighting).isEqualTo(new Sighting.Seen("SUCCEEDED, run run-1"));
    assertThat(asked)
        .allSatisfy(
            request -> {
              assertThat(request.logGroupName()).isEqualTo("group");
              assertThat(request.startTime()).isEqualTo(SINCE.toEpochMilli());
            });
    assertThat(asked)
        .extracting(FilterLogEventsRequest::filterPattern)
        .containsExactly("%" + ORDER_ID + "%", "{ $.execution_arn = \"" + RUN + "\" }");
  }

  @Test
  void areNotYetSeenWhileTheRunGoesOn() {
    assertThat(find(List.of(event("ExecutionStarted", "")), List.of(event("TaskScheduled", ""))))
        .isEqualTo(new Sighting.NotYet("run run-1 has not ended, says log group group"));
  }

  @Test
  void tellWhyARunFailed() {
    String error = "\"error\": \"States.Timeout\"";
    assertThat(find(List.of(event("TaskScheduled", "")), List.of(event("ExecutionFailed", error))))
        .isEqualTo(new Sighting.NotYet("ExecutionFailed States.Timeout, run run-1"));
  }

  @Test
  void areNotYetSeenWithoutAMention() {
    assertThat(find(List.of(), List.of()))
        .isEqualTo(new Sighting.NotYet("log group group has no run with the order"));
  }

  private Sighting find(List<String> mentions, List<String> ofTheRun) {
    CloudWatchLogsClient logs =
        new CloudWatchLogsClient() {
          @Override
          public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
            asked.add(request);
            List<String> messages = request.filterPattern().startsWith("%") ? mentions : ofTheRun;
            return FilterLogEventsResponse.builder()
                .events(
                    messages.stream()
                        .map(message -> FilteredLogEvent.builder().message(message).build())
                        .toList())
                .build();
          }

          @Override
          public String serviceName() {
            return "logs";
          }

          @Override
          public void close() {}
        };
    return new LoggedRuns(logs, "group").find(ORDER_ID, SINCE);
  }

  private static String event(String type, String details) {
    return """
        {"id": "1", "type": "%s", "details": {%s}, "previous_event_id": "0",
         "event_timestamp": "1469922850259", "execution_arn": "%s"}
        """
        .formatted(type, details, RUN);
  }
}
