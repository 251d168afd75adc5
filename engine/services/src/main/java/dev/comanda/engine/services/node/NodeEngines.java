package dev.comanda.engine.services.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts servers of npm's.
 *
 * @param packages the folder with {@code node_modules} and {@code node}
 * @param logs the folder for what they print
 */
public record NodeEngines(Path packages, Path logs) {

  /** Made absolute: a server's working directory is another. */
  public NodeEngines {
    packages = packages.toAbsolutePath();
    logs = logs.toAbsolutePath();
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param module the npm module; its folder is the working directory
   * @param script the file in that folder to run
   * @param port where it will listen
   * @param log the file for what it prints; overwritten
   * @throws IOException if it cannot be started, ends at once or does not answer in time
   */
  public NodeEngine start(
      String module,
      String script,
      List<String> arguments,
      Map<String, String> environment,
      int port,
      String log)
      throws IOException {
    return new NodeEngine(
        packages, module, script, arguments, environment, port, logs.resolve(log));
  }
}
