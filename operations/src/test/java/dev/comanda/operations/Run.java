package dev.comanda.operations;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A run of a command in this JVM.
 *
 * @param out what it printed
 * @param err what it printed of errors
 */
public record Run(int exit, String out, String err) {

  /** Runs a command with a line of arguments. */
  public static Run of(String line) {
    return with(line.split(" "));
  }

  /** Runs a command. */
  public static Run with(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        OperationsMain.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Run(exit, out.toString(), err.toString());
  }
}
