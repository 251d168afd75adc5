package dev.comanda.it.bench;

import java.util.List;
import java.util.Optional;

/**
 * One function, measured.
 *
 * @param name its handler's class
 * @param coldInit from the start of a JVM until it asks for its first event
 * @param coldCall the first call after that
 * @param unprimedCall the first call after a restore, had nothing been rehearsed
 * @param primedCall the first call after a restore
 * @param warmCalls the calls after that, in their order
 * @param peakMebibytes the most memory that was resident
 */
record FunctionFigures(
    String name,
    Usage coldInit,
    Usage coldCall,
    Usage unprimedCall,
    Usage primedCall,
    List<Usage> warmCalls,
    long peakMebibytes) {

  /** The cheapest of the offered sizes that keeps to the limits; empty if none does. */
  Optional<MemorySize> recommended(Limits limits) {
    return MemorySize.OFFERED.stream()
        .filter(size -> limits.allow(this, size))
        .min(
            (a, b) ->
                Double.compare(a.dollarsPerMillion(warmCalls), b.dollarsPerMillion(warmCalls)));
  }
}
