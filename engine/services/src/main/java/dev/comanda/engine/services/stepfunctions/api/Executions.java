package dev.comanda.engine.services.stepfunctions.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The executions of the recent past, newest last; older ones are forgotten. */
public final class Executions {

  private final int maxExecutions;
  private final long maxEvents;
  private final Map<String, StoredExecution> byArn = new LinkedHashMap<>();
  private long events;

  /**
   * @param maxExecutions how many are kept
   * @param maxEvents how many events they may have together
   */
  public Executions(int maxExecutions, long maxEvents) {
    this.maxExecutions = maxExecutions;
    this.maxEvents = maxEvents;
  }

  /** Keeps an execution from its start. */
  synchronized void started(StoredExecution execution) {
    byArn.put(execution.identity().executionArn(), execution);
    forget();
  }

  /** Notes that an execution has its result now. */
  synchronized void ended(StoredExecution execution) {
    if (byArn.containsKey(execution.identity().executionArn())) {
      events += execution.events();
      forget();
    }
  }

  /** The execution; null when there was none, or it is forgotten. */
  synchronized StoredExecution find(String arn) {
    return byArn.get(arn);
  }

  /** The executions of a machine, newest first. */
  synchronized List<StoredExecution> of(String machineArn) {
    List<StoredExecution> found = new ArrayList<>();
    for (StoredExecution execution : byArn.values()) {
      if (execution.identity().machineArn().equals(machineArn)) {
        found.add(execution);
      }
    }
    Collections.reverse(found);
    return found;
  }

  private void forget() {
    var oldest = byArn.values().iterator();
    while (byArn.size() > 1 && (byArn.size() > maxExecutions || events > maxEvents)) {
      events -= oldest.next().events();
      oldest.remove();
    }
  }
}
