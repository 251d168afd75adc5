package dev.comanda.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.comanda.engine.runtime.Program;
import dev.comanda.engine.runtime.RunOptions;
import dev.comanda.operations.seed.CatalogueSeed;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs Comanda on this machine. Start reading here. */
@Command(
    name = "./comanda run",
    header = "Build what changed, synthesize, and run the whole product on this machine.",
    defaultValueProvider = Defaults.class,
    exitCodeList = {"1:It cannot run.", "2:The command line is wrong.", "3:A port is in use."})
public final class LocalMain implements Callable<Integer> {

  @Mixin private RunOptions options;

  @Option(
      names = "--catalogue",
      order = 7,
      paramLabel = "FILE",
      defaultValue = "catalogue/products.json",
      description = "The products to begin with (default ${DEFAULT-VALUE}).")
  private Path catalogue;

  /** For {@code ./comanda}, which builds before it comes here. */
  @Option(names = "--no-build", order = 8, description = "Take what was built before.")
  private boolean built;

  @Spec private CommandSpec spec;

  private LocalMain() {}

  /**
   * Runs until it is interrupted.
   *
   * @param arguments see {@link RunOptions}, and {@code --catalogue}
   */
  public static void main(String[] arguments) {
    System.exit(line().execute(arguments));
  }

  static CommandLine line() {
    return Program.line(Comanda.NAME, new LocalMain());
  }

  @Override
  public Integer call() {
    return Program.run(new Comanda(products()), options.read());
  }

  private ArrayNode products() {
    try {
      return CatalogueSeed.read(catalogue);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
