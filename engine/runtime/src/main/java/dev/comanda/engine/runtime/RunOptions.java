package dev.comanda.engine.runtime;

import dev.comanda.engine.pipes.PipesService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a run at the command line, to be mixed into a product's command. */
public final class RunOptions {

  private static final String STATE = "--state-dir";
  private static final String BASE = "4500";

  @Option(
      names = "--assembly",
      order = 5,
      paramLabel = "DIR",
      defaultValue = "cdk.out",
      description = "The cloud assembly (default ${DEFAULT-VALUE}).")
  private Path assembly;

  @Option(
      names = "--npm",
      order = 6,
      paramLabel = "DIR",
      defaultValue = "engine/services",
      description = "The packages of npm that services run on (default ${DEFAULT-VALUE}).")
  private Path npm;

  @Option(
      names = STATE,
      order = 2,
      paramLabel = "DIR",
      defaultValue = ".engine",
      description =
          "Where endpoints.json, outputs.json, objects and logs go; one run's own (default"
              + " ${DEFAULT-VALUE}, with another N ${DEFAULT-VALUE}-N).")
  private Path state;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = Integer.MAX_VALUE,
      description = "Print this.")
  private boolean help;

  private final Map<String, Map<String, String>> parameters = new HashMap<>();
  private Ports ports;
  private int queueConcurrency = PipesService.QUEUE_CONCURRENCY;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--port-base",
      order = 1,
      paramLabel = "N",
      defaultValue = BASE,
      description = "The first of eleven ports (default ${DEFAULT-VALUE}).")
  private void portBase(int base) {
    ports = new Ports(within("--port-base", base, 1024, 65_500));
  }

  @Option(
      names = "--queue-concurrency",
      order = 3,
      paramLabel = "N",
      description =
          "Most batches of a queue that a pipe delivers at once, 1 to 1000 (default one more than"
              + " processors; on AWS 1000).")
  private void queueConcurrency(int most) {
    queueConcurrency = within("--queue-concurrency", most, 1, 1000);
  }

  @Option(
      names = "--parameter",
      order = 4,
      paramLabel = "STACK:NAME=VALUE",
      description = "A CloudFormation parameter; may be repeated.")
  private void parameter(String text) {
    int colon = text.indexOf(':');
    int equals = text.indexOf('=', colon);
    if (colon < 1 || equals < colon + 2) {
      throw wrong("--parameter is STACK:NAME=VALUE, not " + text);
    }
    parameters
        .computeIfAbsent(text.substring(0, colon), stack -> new HashMap<>())
        .put(text.substring(colon + 1, equals), text.substring(equals + 1));
  }

  /** What was given, and the defaults of the rest. */
  public Options read() {
    return new Options(
        assembly, npm, state().toAbsolutePath(), ports, queueConcurrency, parameters);
  }

  /** Runs of different ports go on side by side, and so need a folder each. */
  private Path state() {
    boolean given = command.commandLine().getParseResult().hasMatchedOption(STATE);
    return given || ports.base() == Integer.parseInt(BASE)
        ? state
        : state.resolveSibling(state.getFileName() + "-" + ports.base());
  }

  private int within(String option, int number, int least, int most) {
    if (number < least || number > most) {
      throw wrong("%s is a number from %d to %d, not %d".formatted(option, least, most, number));
    }
    return number;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
