package dev.comanda.engine.runtime;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a synthesized cloud assembly on this machine. Start reading here. */
@Command(name = "engine", header = "Run a synthesized cloud assembly on this machine.")
public final class EngineMain implements Callable<Integer> {

  private static final String NAME = "engine";

  @Mixin private RunOptions options;

  private EngineMain() {}

  /**
   * Runs until it is interrupted.
   *
   * @param arguments see {@link RunOptions}
   */
  public static void main(String[] arguments) {
    System.exit(Program.line(NAME, new EngineMain()).execute(arguments));
  }

  @Override
  public Integer call() {
    return Program.run(() -> NAME, options.read());
  }
}
