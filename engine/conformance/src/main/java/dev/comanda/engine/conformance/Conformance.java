package dev.comanda.engine.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays every recorded case in a folder. Exit code 0 when all agree, 1 when one differs or cannot
 * be understood, 2 when there was nothing to replay.
 */
public final class Conformance {

  private static final List<Format> FORMATS =
      List.of(
          new MachineFormat(),
          new StateTestFormat(),
          new ValidationFormat(),
          new EventPatternFormat(),
          new FilterPolicyFormat(),
          new BatchResponseFormat());

  private Conformance() {}

  /**
   * Replays, prints and reports.
   *
   * @param arguments {@code DIR [--report FILE]}
   */
  public static void main(String[] arguments) {
    try {
      System.exit(run(Command.parse(List.of(arguments))));
    } catch (IllegalArgumentException e) {
      System.err.println("comanda: " + e.getMessage());
      System.exit(2);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("comanda: " + e);
      System.exit(2);
    }
  }

  static int run(Command command) throws IOException {
    List<CaseResult> results = replay(CaseFile.find(command.cases()));
    if (results.isEmpty()) {
      throw new IllegalArgumentException("there are no case files in " + command.cases());
    }
    results.stream().flatMap(result -> result.lines().stream()).forEach(System.out::println);
    Files.createDirectories(command.report().toAbsolutePath().getParent());
    Files.write(command.report(), Report.of(results));
    System.out.println("report: " + command.report());
    Totals totals = Totals.of(results);
    totals.lines().forEach(System.out::println);
    return totals.allPassed() ? 0 : 1;
  }

  /** Replays the cases of files, in the order of the files. */
  static List<CaseResult> replay(List<CaseFile> files) {
    List<CaseResult> results = new ArrayList<>();
    for (CaseFile file : files) {
      results.addAll(replay(file));
    }
    return results;
  }

  private static List<CaseResult> replay(CaseFile file) {
    if (file.content() == null) {
      return List.of(CaseResult.unknown(file.folder(), file.name(), "is not JSON"));
    }
    for (Format format : FORMATS) {
      if (format.reads(file.content())) {
        return guarded(format, file);
      }
    }
    return List.of(CaseResult.unknown(file.folder(), file.name(), "has no known format"));
  }

  /** A case that breaks the replay is a case that fails, and no reason to leave out the others. */
  private static List<CaseResult> guarded(Format format, CaseFile file) {
    try {
      return format.replay(file);
    } catch (RuntimeException | StackOverflowError e) {
      return List.of(CaseResult.unknown(file.folder(), file.name(), "cannot be replayed: " + e));
    }
  }

  /**
   * The command line.
   *
   * @param cases the folder of cases
   * @param report where the JSON report goes
   */
  record Command(Path cases, Path report) {

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is not {@code DIR [--report FILE]}
     */
    static Command parse(List<String> arguments) {
      Path cases = null;
      Path report = Path.of("conformance-report.json");
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        if (argument.equals("--report") && i + 1 < arguments.size()) {
          report = Path.of(arguments.get(++i));
        } else if (cases == null && !argument.startsWith("-")) {
          cases = Path.of(argument);
        } else {
          throw new IllegalArgumentException("conformance takes DIR [--report FILE]");
        }
      }
      if (cases == null || !Files.isDirectory(cases)) {
        throw new IllegalArgumentException(
            "conformance takes a folder of cases" + (cases == null ? "" : ", not " + cases));
      }
      return new Command(cases, report);
    }
  }
}
