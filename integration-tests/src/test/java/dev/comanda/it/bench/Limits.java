package dev.comanda.it.bench;

import java.time.Duration;

/**
 * What a memory size must hold to, beside the waiting for services, which no size shortens.
 *
 * @param warmCall how long the function itself may work in the median of warm calls
 * @param firstCall how long it may work in the first call after a restore
 */
record Limits(Duration warmCall, Duration firstCall) {

  /** Somebody waits for the answer. */
  static final Limits API = new Limits(Duration.ofMillis(25), Duration.ofMillis(250));

  /** Nobody waits; the workflow ends a call after ten seconds. */
  static final Limits TASK = new Limits(Duration.ofMillis(200), Duration.ofMillis(2_000));

  /** Lambda kills what passes its memory; half of it is left to what these calls did not need. */
  private static final double MEMORY_SHARE = 0.5;

  static Limits of(String handler) {
    return handler.endsWith("Task") ? TASK : API;
  }

  /** Whether a function of that size keeps to them. */
  boolean allow(FunctionFigures figures, MemorySize size) {
    return figures.peakMebibytes() <= size.mebibytes() * MEMORY_SHARE
        && size.work(Usage.median(figures.warmCalls())).compareTo(warmCall) <= 0
        && size.work(figures.primedCall()).compareTo(firstCall) <= 0;
  }

  @Override
  public String toString() {
    return ("beside waiting, median of warm calls at most %d ms, first call at most %d ms; peak at"
            + " most %.0f %% of the memory")
        .formatted(warmCall.toMillis(), firstCall.toMillis(), MEMORY_SHARE * 100);
  }
}
