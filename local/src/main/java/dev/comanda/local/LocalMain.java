package dev.comanda.local;

import dev.comanda.engine.runtime.Program;
import dev.comanda.engine.runtime.RunOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs Comanda on this machine. Start reading here. */
@Command(
    name = "comanda",
    header = "Run the whole product on this machine.",
    exitCodeList = {
      "0:It was stopped.",
      "1:It cannot run.",
      "2:The command line is wrong.",
      "3:A port is in use."
    })
public final class LocalMain implements Callable<Integer> {

  @Mixin private RunOptions options;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "The products to begin with (default catalogue/products.json).")
  private Path catalogue = Path.of("catalogue", "products.json");

  /** For {@code ./comanda}, which builds before it comes here. */
  @Option(names = "--no-build", description = "Take what was built before.")
  private boolean built;

  private LocalMain() {}

  /**
   * Runs until it is interrupted.
   *
   * @param arguments see {@link RunOptions}, and {@code --catalogue}
   */
  public static void main(String[] arguments) {
    System.exit(Program.line(new LocalMain()).execute(arguments));
  }

  @Override
  public Integer call() {
    return Program.run(new Comanda(catalogue), options.read());
  }
}
