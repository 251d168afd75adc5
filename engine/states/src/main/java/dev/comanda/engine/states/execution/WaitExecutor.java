package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.history.EventType;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Lets time pass. */
final class WaitExecutor {

  private static final long MAX_SECONDS = 99_999_999;

  Departure execute(State.Wait state, Entry entry) {
    Visit visit = entry.into(state, EventType.WAIT_STATE_ENTERED);
    Duration duration = state.seconds() == null ? until(state, visit) : seconds(state, visit);
    if (!duration.isNegative() && !duration.isZero()) {
      visit.track().pause(duration);
    }
    return visit.leave(state.exit(), EventType.WAIT_STATE_EXITED, visit.input());
  }

  private static Duration seconds(State.Wait state, Visit visit) {
    JsonNode seconds = visit.evaluate(state.seconds(), "Seconds", JsonType.INTEGER);
    if (!seconds.canConvertToLong()
        || seconds.longValue() < 0
        || seconds.longValue() > MAX_SECONDS) {
      throw visit.evaluationFailure(
          "Seconds",
          "The Seconds field must be an integer between 0 and "
              + MAX_SECONDS
              + " but was: "
              + seconds);
    }
    return Duration.ofSeconds(seconds.longValue());
  }

  private static Duration until(State.Wait state, Visit visit) {
    String timestamp = visit.evaluate(state.timestamp(), "Timestamp", JsonType.STRING).textValue();
    try {
      return Duration.between(visit.track().now(), OffsetDateTime.parse(timestamp).toInstant());
    } catch (DateTimeParseException e) {
      throw visit.evaluationFailure(
          "Timestamp",
          "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
              + " string: "
              + timestamp);
    }
  }
}
