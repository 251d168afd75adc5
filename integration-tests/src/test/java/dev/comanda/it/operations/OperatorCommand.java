package dev.comanda.it.operations;

import dev.comanda.it.Product;
import dev.comanda.it.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command of {@code ./comanda} that an operator runs against a shop. */
final class OperatorCommand {

  /**
   * What came of a run.
   *
   * @param printed by both of its streams
   */
  record Run(int exit, String printed) {

    /** The first line that has the text. */
    String line(String text) {
      return printed
          .lines()
          .filter(line -> line.contains(text))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No line with " + text + " in:\n" + printed));
    }
  }

  private final Target target;
  private final String command;
  private final Path outputs;

  /**
   * @param command such as {@code redrive}
   * @param folder where the shop's outputs may be written to
   */
  OperatorCommand(Target target, String command, Path folder) {
    this.target = target;
    this.command = command;
    try {
      outputs = Files.writeString(folder.resolve("outputs.json"), target.outputs().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it with the shop's outputs. */
  Run run(String... options) {
    return await(start(options));
  }

  /** Runs what was built with these arguments and no others. */
  Run runWith(List<String> arguments) {
    return await(startWith(arguments));
  }

  /** Starts it with the shop's outputs. */
  Process start(String... options) {
    List<String> arguments = new ArrayList<>(List.of("--outputs", outputs.toString()));
    arguments.addAll(List.of(options));
    return startWith(arguments);
  }

  private Process startWith(List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Product.root().resolve("comanda").toString());
    line.add(command);
    line.add("--no-build");
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("AWS_ENDPOINT_URL", target.aws().toString());
    builder.environment().put("AWS_ACCESS_KEY_ID", "client");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "client");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Run await(Process process) {
    try {
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
