package dev.comanda.engine.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays every recorded case in a folder, prints what differs, and reports. */
@Command(
    name = "conformance",
    header = "Hold the engine against recorded behaviour of AWS.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All agree.",
      "1:One differs or cannot be understood.",
      "2:There was nothing to replay."
    })
public final class Conformance implements Callable<Integer> {

  private static final int NOTHING_TO_REPLAY = 2;

  @Parameters(paramLabel = "DIR", description = "The recorded cases.")
  private Path cases;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where the JSON report goes (default conformance-report.json).")
  private Path report = Path.of("conformance-report.json");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  private boolean help;

  /** For a script that builds before it comes here. */
  @Option(names = "--no-build", description = "Take what was built before.")
  private boolean built;

  @Spec private CommandSpec spec;

  private Conformance() {}

  /**
   * Replays, prints and reports.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(line().execute(arguments));
  }

  static CommandLine line() {
    return new CommandLine(new Conformance())
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(100)
        .setOverwrittenOptionsAllowed(true)
        .setParameterExceptionHandler((e, given) -> refuse(e.getCommandLine(), e.getMessage()))
        .setExecutionExceptionHandler((e, command, parsed) -> refuse(command, e.toString()));
  }

  private static int refuse(CommandLine command, String message) {
    command.getErr().println("conformance: " + message);
    return NOTHING_TO_REPLAY;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(cases)) {
      throw wrong("DIR is a folder of cases, not " + cases);
    }
    List<CaseResult> results = Replay.of(CaseFile.find(cases));
    if (results.isEmpty()) {
      throw wrong("There are no case files in " + cases);
    }
    var out = spec.commandLine().getOut();
    results.stream().flatMap(result -> result.lines().stream()).forEach(out::println);
    Files.createDirectories(report.toAbsolutePath().getParent());
    Files.write(report, Report.of(results));
    out.println("report: " + report);
    Totals totals = Totals.of(results);
    totals.lines().forEach(out::println);
    return totals.allPassed() ? 0 : 1;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
