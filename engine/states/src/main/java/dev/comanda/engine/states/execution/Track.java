package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.EventType;
import dev.comanda.engine.states.history.History;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One thread of states: its variables, its time, and the last of its events. Used by one thread.
 */
final class Track {

  private final Execution execution;
  private final Track outer;
  private final Scope scope;
  private final MapItem item;
  private long lastEventId;
  private Duration skipped;
  private volatile boolean stopped;

  /**
   * @param index from 0
   * @param value the item itself
   */
  record MapItem(int index, JsonNode value) {}

  private Track(Execution execution, Track outer, MapItem item) {
    this.execution = execution;
    this.outer = outer;
    this.item = item;
    scope = new Scope(outer == null ? null : outer.scope);
    lastEventId = outer == null ? 0 : outer.lastEventId;
    skipped = outer == null ? Duration.ZERO : outer.skipped;
  }

  static Track of(Execution execution) {
    return new Track(execution, null, null);
  }

  /** A branch that goes on from here. */
  Track branch() {
    return branch(item);
  }

  /** An iteration of a Map state, which goes on from here. */
  Track branch(MapItem branchItem) {
    return new Track(execution, this, branchItem);
  }

  /** Has this flow, and those inside it, end as soon as they notice. Called by any thread. */
  void stop() {
    stopped = true;
  }

  /**
   * Ends the flow when it was stopped.
   *
   * @throws Stopped then
   */
  void checkStopped() {
    for (Track track = this; track != null; track = track.outer) {
      if (track.stopped) {
        throw new Stopped(Stopped.Reason.ABORTED);
      }
    }
  }

  /** Goes on from where the last of its branches came to. */
  void join(List<Track> branches) {
    for (Track branch : branches) {
      lastEventId = Math.max(lastEventId, branch.lastEventId);
      execution.variables().release(branch.scope);
      if (branch.skipped.compareTo(skipped) > 0) {
        skipped = branch.skipped;
      }
    }
  }

  Execution execution() {
    return execution;
  }

  Scope scope() {
    return scope;
  }

  /** Whether it is a branch or an iteration, and not the execution itself. */
  boolean isBranch() {
    return outer != null;
  }

  /** The item of the innermost Map state; null outside any. */
  MapItem item() {
    return item;
  }

  /** Adds an event, which leads to the next one, and gives its id. */
  long record(EventType type, EventDetails details) {
    lastEventId = execution.history().add(lastEventId, now(), type, details);
    return lastEventId;
  }

  /** Adds an event that the next one does not follow from, and gives its id. */
  long note(EventType type, EventDetails details) {
    return execution.history().add(lastEventId, now(), type, details);
  }

  /** Has the next event follow from one that was noted. */
  void follow(long noted) {
    lastEventId = noted;
  }

  Instant now() {
    Instant now = execution.pauses().now();
    return skipped.isZero() ? now : now.plus(skipped);
  }

  /** The time until the execution's own limit; negative when it is past. */
  Duration timeLeft() {
    return Duration.between(now(), execution.deadline());
  }

  /**
   * Ends the flow when it was stopped, its time is up or its history full.
   *
   * @throws Stopped when it was stopped, or there is no time left
   * @throws StateFailure when there is no room left for events
   */
  void checkLimits() {
    checkStopped();
    if (execution.history().full()) {
      throw new StateFailure(
          "States.Runtime",
          "The execution reached the maximum number of history events (" + History.LIMIT + ").");
    }
    if (timeLeft().compareTo(Duration.ZERO) <= 0) {
      throw new Stopped(Stopped.Reason.TIMED_OUT);
    }
  }

  /**
   * Lets time pass.
   *
   * @throws Stopped when the execution has not as much left, or is stopped meanwhile
   */
  void pause(Duration duration) {
    checkStopped();
    Duration left = timeLeft();
    boolean tooLong = duration.compareTo(left) > 0;
    try {
      skipped = skipped.plus(execution.pauses().pause(tooLong ? left : duration));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped(Stopped.Reason.ABORTED);
    }
    if (tooLong) {
      throw new Stopped(Stopped.Reason.TIMED_OUT);
    }
  }
}
