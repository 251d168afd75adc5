package dev.comanda.it.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A memory size of Lambda: what it gives and what it costs.
 *
 * @param mebibytes the function's memory
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Memory and
 *     processor power</a>
 */
record MemorySize(int mebibytes) {

  /** Those that are computed: beyond a whole processor, a call's one thread gains nothing. */
  static final List<MemorySize> OFFERED =
      Stream.of(512, 640, 768, 896, 1_024, 1_280, 1_536, 1_769, 2_048)
          .map(MemorySize::new)
          .toList();

  private static final double WHOLE_PROCESSOR = 1_769;

  /** Dollars for arm64 in us-east-1, in the first tier: https://aws.amazon.com/lambda/pricing/. */
  private static final double GIBIBYTE_SECOND = 0.0000133334;

  private static final double MILLION_REQUESTS = 0.20;
  private static final int MILLION = 1_000_000;

  /** How long a piece of work takes with this size's share of a processor. */
  Duration duration(Usage usage) {
    return work(usage).plus(usage.waiting());
  }

  /** The part of it that the function itself works, and that a size can shorten. */
  Duration work(Usage usage) {
    double share = Math.min(1, mebibytes / WHOLE_PROCESSOR);
    return Duration.ofNanos(Math.round(usage.processor().toNanos() / share));
  }

  /** Dollars for a million such calls; Lambda bills each by the begun millisecond. */
  double dollarsPerMillion(List<Usage> calls) {
    double seconds =
        calls.stream().mapToDouble(call -> billed(duration(call))).average().orElseThrow();
    return MILLION_REQUESTS + MILLION * seconds * mebibytes / 1_024 * GIBIBYTE_SECOND;
  }

  private static double billed(Duration duration) {
    return Math.ceil(duration.toNanos() / 1e6) / 1_000;
  }

  @Override
  public String toString() {
    return "%,d".formatted(mebibytes);
  }
}
