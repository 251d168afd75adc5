package dev.comanda.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A synthesis takes seconds: the JVM of a test run that needs it first makes it, below {@code
 * target/}, and the others read it. Without Maven each JVM makes its own.
 */
final class SharedSynthesis {

  /** Maven's start; what an earlier run has made may be of other code. */
  private static final Path RUN =
      Path.of(
          "target",
          "synthesized",
          System.getProperty("comanda.test-run", "jvm-" + ProcessHandle.current().pid()));

  static final JsonNode ALL = read();

  private SharedSynthesis() {}

  private static JsonNode read() {
    try {
      Files.createDirectories(RUN);
      try (FileChannel file =
              FileChannel.open(
                  RUN.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = file.lock()) {
        Path all = RUN.resolve("all.json");
        if (!Files.exists(all)) {
          Definitions.JSON.writeValue(
              all.toFile(), Synthesis.into(Files.createTempDirectory(RUN, "cdk")));
        }
        return Definitions.JSON.readTree(all.toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
