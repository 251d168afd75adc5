package dev.comanda.it.bench;

import java.time.Duration;

/**
 * What a memory size must hold to.
 *
 * @param warmCall what the median of warm calls may take
 * @param firstCall what the first call after a restore may take, beside the restore itself
 */
record Limits(Duration warmCall, Duration firstCall) {

  /** Somebody waits for the answer. */
  static final Limits API = new Limits(Duration.ofMillis(50), Duration.ofMillis(500));

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
        && size.duration(Usage.median(figures.warmCalls())).compareTo(warmCall) <= 0
        && size.duration(figures.primedCall()).compareTo(firstCall) <= 0;
  }

  @Override
  public String toString() {
    return "median of warm calls at most %d ms, first call at most %d ms, peak at most %.0f %% of the memory"
        .formatted(warmCall.toMillis(), firstCall.toMillis(), MEMORY_SHARE * 100);
  }
}
