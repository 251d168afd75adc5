package dev.comanda.cdk;

import dev.comanda.cdk.config.ContextKey;
import dev.comanda.cdk.config.Stage;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ./comanda synth}, and what {@code cdk} calls, which gives no options. */
@Command(
    name = "./comanda synth",
    header = "Write the cloud assembly: build, synthesize, check; nothing is deployed.",
    synopsisHeading = "%nUsage: ",
    optionListHeading = "%n",
    sortOptions = false,
    sortSynopsis = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:The assembly is there.", "1:A check has found something, or an error."},
    footerHeading = "%n",
    footer = "docs/operations.md, \"Configure\", has the keys.")
final class SynthCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int WIDTH = 100;
  private static final String ALL = "all";
  private static final String STAGE = ContextKey.STAGE.id();

  /** Where to, if nobody says it; none where {@code cdk} asks. */
  private static final String DIRECTORY = System.getProperty("comanda.output");

  private final ToIntFunction<Supplier<List<Request>>> synthesis;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "dev (the default), prod, or all: both, sooner than one after the other.")
  private String stage;

  @Option(
      names = {"-c", "--context"},
      paramLabel = "KEY=VALUE",
      description = "A value of the context, as cdk takes it; as often as needed.")
  private Map<String, String> context = new LinkedHashMap<>();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Where to (default cdk/target/cdk.out). Prod goes to DIR-prod if DIR is the default, or"
              + " the stage all.")
  private String output;

  /** Read by the script, which has built by now. */
  @Option(names = "--no-build", description = "Take what was built before.")
  private boolean noBuild;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  private boolean help;

  /**
   * @param synthesis makes the assemblies and gives the exit code
   */
  SynthCommand(ToIntFunction<Supplier<List<Request>>> synthesis) {
    this.synthesis = synthesis;
  }

  @Override
  public Integer call() {
    return synthesis.applyAsInt(this::requests);
  }

  /** The command, ready to read arguments. */
  CommandLine line() {
    return new CommandLine(this)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(WIDTH)
        .setParameterExceptionHandler(SynthCommand::refuse);
  }

  private static int refuse(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("comanda: " + e.getMessage() + "; see ./comanda synth --help");
    return FAILED;
  }

  /**
   * One for each stage that is asked for.
   *
   * @throws IllegalArgumentException if nothing reads a key of the context, or if all stages are
   *     asked for without a directory: {@code cdk}'s own takes one
   */
  List<Request> requests() {
    ContextKey.checkAll(context.keySet());
    String asked = stage == null ? context.get(STAGE) : stage;
    if (!ALL.equals(asked)) {
      return List.of(request(asked, output == null));
    }
    if (output == null && DIRECTORY == null) {
      throw new IllegalArgumentException("--stage all needs --output DIR");
    }
    return Arrays.stream(Stage.values()).map(each -> request(each.id(), true)).toList();
  }

  /**
   * @param apart whether prod has a directory of its own
   */
  private Request request(String ofStage, boolean apart) {
    Map<String, Object> values = new HashMap<>(context);
    if (ofStage != null) {
      values.put(STAGE, ofStage);
    }
    String directory = output == null ? DIRECTORY : output;
    return new Request(
        directory != null && apart && Stage.PROD.id().equals(ofStage)
            ? directory + "-" + ofStage
            : directory,
        values);
  }
}
