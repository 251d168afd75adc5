package dev.comanda.it.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a piece of a function's work took.
 *
 * @param processor of all threads, which grows as the function's share of a processor shrinks
 * @param waiting for services, which does not
 */
record Usage(Duration processor, Duration waiting) {

  /** Of a piece of work that took so long; threads that worked side by side hide each other. */
  static Usage of(Duration processor, Duration wall) {
    Duration waiting = wall.minus(processor);
    return new Usage(processor, waiting.isNegative() ? Duration.ZERO : waiting);
  }

  /** Half of them took more, of either. */
  static Usage median(List<Usage> usages) {
    return percentile(usages, 50);
  }

  /** So many of a hundred took no more, of either. */
  static Usage percentile(List<Usage> usages, int percent) {
    return new Usage(
        percentile(usages.stream().map(Usage::processor), percent),
        percentile(usages.stream().map(Usage::waiting), percent));
  }

  private static Duration percentile(Stream<Duration> durations, int percent) {
    List<Duration> sorted = durations.sorted().toList();
    return sorted.get(sorted.size() * percent / 100);
  }
}
