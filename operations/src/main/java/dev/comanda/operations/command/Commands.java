package dev.comanda.operations.command;

import dev.comanda.operations.shop.Refusals;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.core.exception.SdkException;

/** Commands that say in one line what is wrong, and what to do next. */
public final class Commands {

  /** The exit code of a command that could not do its work. */
  public static final int FAILED = 1;

  private static final int WIDTH = 100;

  private Commands() {}

  /**
   * Makes a command ready to be run.
   *
   * @param command annotated for picocli
   */
  public static CommandLine line(Object command, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(command);
    layOut(line);
    line.getSubcommands().values().forEach(Commands::layOut);
    return line.setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(WIDTH)
        .setOverwrittenOptionsAllowed(true)
        .setParameterExceptionHandler(Commands::refuse)
        .setExecutionExceptionHandler(Commands::fail);
  }

  private static void layOut(CommandLine line) {
    line.getCommandSpec()
        .usageMessage()
        .sortOptions(false)
        .sortSynopsis(false)
        .synopsisHeading("%nUsage: ")
        .optionListHeading("%n")
        .exitCodeListHeading("%nExit codes:%n")
        .footerHeading("%n");
  }

  private static int refuse(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    List<String> meant =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    String guess = meant.isEmpty() ? "" : ", perhaps " + String.join(" or ", meant);
    command
        .getErr()
        .println(
            "comanda: "
                + e.getMessage()
                + guess
                + "; see "
                + command.getCommandSpec().qualifiedName()
                + " --help");
    return FAILED;
  }

  private static int fail(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof SdkException refused) {
      command.getErr().println("comanda: " + Refusals.told(refused));
      return FAILED;
    }
    if (e instanceof IllegalArgumentException) {
      command.getErr().println("comanda: " + e.getMessage());
      return FAILED;
    }
    throw e;
  }
}
