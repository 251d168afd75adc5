package dev.comanda.operations.command;

import dev.comanda.operations.shop.Outputs;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command for operators takes. */
public final class ShopOptions {

  /** Behind a command's own options, which have 1. */
  private static final int LAST = 10;

  @Option(
      names = "--outputs",
      paramLabel = "FILE",
      required = true,
      order = 0,
      description = "What 'cdk deploy --all --outputs-file FILE' wrote.")
  private Path outputs;

  /** Read by the script, which has built by now. */
  @Option(names = "--no-build", order = LAST, description = "Take what was built before.")
  private boolean noBuild;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = LAST + 1,
      description = "Print this.")
  private boolean help;

  /**
   * The shop's outputs.
   *
   * @throws IllegalArgumentException if the file is not there or does not hold outputs
   */
  public Outputs outputs() {
    return Outputs.read(outputs);
  }
}
