package dev.comanda.it.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The figures of all functions, as tables of Markdown. */
final class FunctionTables {

  private final List<FunctionFigures> all = new ArrayList<>();

  void add(FunctionFigures figures) {
    all.add(figures);
  }

  void print() {
    printUsage();
    printSizes();
    System.out.printf("%nAPI: %s%nTasks: %s%n", Limits.API, Limits.TASK);
  }

  private void printUsage() {
    System.out.println(
"""

Milliseconds of processor time; in brackets those of waiting for services.

| function | cold init | cold first call | first after restore, unprimed | first after restore, primed | warm, median | warm, p95 | peak, MiB |
|---|---|---|---|---|---|---|---|\
""");
    for (FunctionFigures figures : all) {
      System.out.printf(
          "| `%s` | %s | %s | %s | %s | %s | %s | %d |%n",
          figures.name(),
          cell(figures.coldInit()),
          cell(figures.coldCall()),
          cell(figures.unprimedCall()),
          cell(figures.primedCall()),
          cell(Usage.median(figures.warmCalls())),
          cell(Usage.percentile(figures.warmCalls(), 95)),
          figures.peakMebibytes());
    }
  }

  private void printSizes() {
    System.out.println(
"""

By memory size: milliseconds of the first call after a restore / of the median of warm calls / dollars for a million warm calls.
""");
    System.out.print("| function |");
    MemorySize.OFFERED.forEach(size -> System.out.print(" " + size + " |"));
    System.out.println(" recommended |");
    System.out.println("|---|" + "---|".repeat(MemorySize.OFFERED.size() + 1));
    for (FunctionFigures figures : all) {
      System.out.printf("| `%s` |", figures.name());
      for (MemorySize size : MemorySize.OFFERED) {
        System.out.printf(
            " %d / %.1f / %.2f |",
            size.duration(figures.primedCall()).toMillis(),
            millis(size.duration(Usage.median(figures.warmCalls()))),
            size.dollarsPerMillion(figures.warmCalls()));
      }
      System.out.printf(
          " **%s** |%n",
          figures
              .recommended(Limits.of(figures.name()))
              .map(MemorySize::toString)
              .orElse("none of these"));
    }
  }

  private static String cell(Usage usage) {
    return "%.1f (%.1f)".formatted(millis(usage.processor()), millis(usage.waiting()));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
