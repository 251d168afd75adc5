package dev.comanda.local.stepfunctions.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Numbers the events of one execution, whose branches may run on several threads. */
public final class History {

  private final List<HistoryEvent> events = new ArrayList<>();

  /** Adds an event and gives its id. */
  public synchronized long add(long previous, Instant time, EventType type, EventDetails details) {
    long id = events.size() + 1L;
    events.add(new HistoryEvent(id, previous, time, type, details));
    return id;
  }

  /** The events so far, in the order of their ids. */
  public synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}
