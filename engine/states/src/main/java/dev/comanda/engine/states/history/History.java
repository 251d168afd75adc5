package dev.comanda.engine.states.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Numbers the events of one execution, whose branches may run on several threads. */
public final class History {

  /**
   * The most events of an execution: AWS's limit for Standard, which keeps a loop in bounds here.
   */
  public static final int LIMIT = 25_000;

  private final List<HistoryEvent> events = new ArrayList<>();

  /** Adds an event and gives its id. */
  public synchronized long add(long previous, Instant time, EventType type, EventDetails details) {
    long id = events.size() + 1L;
    events.add(new HistoryEvent(id, previous, time, type, details));
    return id;
  }

  /** Whether there is room only for the event of the execution's end. */
  public synchronized boolean full() {
    return events.size() >= LIMIT - 1;
  }

  /** The events so far, in the order of their ids. */
  public synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}
