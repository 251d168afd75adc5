package dev.comanda.engine.services.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;

/**
 * The log of one function: a file that its environments write their output to, with the lines that
 * Lambda adds around each invocation.
 */
final class FunctionLog {

  private final Path file;

  FunctionLog(Path folder, String logicalId) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    file = folder.resolve(logicalId + ".log");
  }

  Path file() {
    return file;
  }

  void started(Invocation invocation, String version) {
    append("START RequestId: " + invocation.id() + " Version: " + version + "\n");
  }

  /**
   * @param initMillis how long the environment's initialisation took; negative when it was warm
   */
  void ended(Invocation invocation, int memoryMb, double initMillis) {
    double duration = invocation.durationMillis();
    String init =
        initMillis < 0 ? "" : String.format(Locale.ROOT, "\tInit Duration: %.2f ms", initMillis);
    append(
        String.format(
            Locale.ROOT,
            "END RequestId: %1$s\n"
                + "REPORT RequestId: %1$s\tDuration: %2$.2f ms\tBilled Duration: %3$d ms\tMemory"
                + " Size: %4$d MB%5$s\n",
            invocation.id(),
            duration,
            (long) Math.ceil(duration),
            memoryMb,
            init));
  }

  void timedOut(Invocation invocation, double seconds) {
    append(
        String.format(
            Locale.ROOT,
            "%s %s Task timed out after %.2f seconds\n",
            Instant.now(),
            invocation.id(),
            seconds));
  }

  /** A log that cannot be written must not fail the invocation. */
  private void append(String text) {
    try {
      Files.writeString(
          file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.err.println("Cannot write " + file + ": " + e.getMessage());
    }
  }
}
