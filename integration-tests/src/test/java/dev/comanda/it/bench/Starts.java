package dev.comanda.it.bench;

import dev.comanda.it.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** How long {@code ./comanda run} takes until its endpoints are written. */
final class Starts {

  private static final Duration LIMIT = Duration.ofMinutes(20);

  private Starts() {}

  /** In a fresh clone: everything is built and synthesized first. */
  static Duration fresh(Path root, Path work) throws IOException, InterruptedException {
    Path clone = work.resolve("clone");
    Process git =
        new ProcessBuilder("git", "clone", "--quiet", root.toString(), clone.toString())
            .inheritIO()
            .start();
    if (git.waitFor() != 0) {
      throw new IOException("git clone failed");
    }
    return timed(clone, work.resolve("fresh"));
  }

  /** Where everything is built already; the second of two, so that the file cache is warm. */
  static Duration unchanged(Path root, Path work) throws IOException, InterruptedException {
    timed(root, work.resolve("first"));
    return timed(root, work.resolve("second"));
  }

  private static Duration timed(Path root, Path stateDir) throws IOException, InterruptedException {
    Files.createDirectories(stateDir);
    Path ready = stateDir.resolve("endpoints.json");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(
                    root.resolve("comanda").toString(),
                    "run",
                    "--port-base",
                    String.valueOf(Product.freePorts()),
                    "--state-dir",
                    stateDir.toString()))
            .redirectErrorStream(true)
            .redirectOutput(stateDir.resolve("run.log").toFile())
            .start();
    try {
      Awaitility.await("run to be ready")
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> Files.exists(ready) || !process.isAlive());
      if (!Files.exists(ready)) {
        throw new IOException("run stopped:\n" + Files.readString(stateDir.resolve("run.log")));
      }
      return Duration.ofNanos(System.nanoTime() - start);
    } finally {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
    }
  }
}
