package dev.comanda.operations;

import dev.comanda.operations.command.Commands;
import dev.comanda.operations.redrive.RedriveCommand;
import dev.comanda.operations.seed.SeedCommand;
import dev.comanda.operations.verify.VerifyCommand;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** The commands for operators. Start reading here. */
@Command(
    name = "./comanda",
    subcommands = {SeedCommand.class, VerifyCommand.class, RedriveCommand.class})
public final class OperationsMain {

  private OperationsMain() {}

  /**
   * Runs a command.
   *
   * @param arguments its name and its options, as its {@code --help} tells them
   */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs a command, and gives its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return Commands.line(new OperationsMain(), out, err).execute(arguments);
  }
}
