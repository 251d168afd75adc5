package dev.comanda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A Comanda that was started with {@code ./comanda run}, as a person would.
 *
 * <p>{@link #shared()} gives the one that all suites use: what runs already in the folder of the
 * system property {@code comanda.state-dir}, or one that is started now and stopped with this JVM.
 */
public final class Product implements AutoCloseable {

  /** Which of the JVMs that test side by side this is; each has a product of its own. */
  private static final int FORK = Integer.getInteger("comanda.fork", 1);

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static Target shared;

  private final Process process;
  private final Path stateDir;

  private Product(Process process, Path stateDir) {
    this.process = process;
    this.stateDir = stateDir;
  }

  /** The running product that all suites of this JVM share. */
  public static synchronized Target shared() {
    if (shared == null) {
      String running = System.getProperty("comanda.state-dir", "");
      if (running.isEmpty()) {
        Path root = root();
        Path state = root.resolve("integration-tests/target/run-" + FORK);
        Product product = start(root, state, freePorts());
        Runtime.getRuntime().addShutdownHook(new Thread(product::close));
        shared = product.target();
      } else {
        shared = Target.in(Path.of(running));
      }
    }
    return shared;
  }

  /** The folder with the script {@code comanda}. */
  public static Path root() {
    return Path.of(System.getProperty("comanda.root", "..")).toAbsolutePath().normalize();
  }

  /**
   * Starts what was built, and waits until it is ready.
   *
   * @throws IllegalStateException with the end of its output if it stops instead
   */
  public static Product start(Path root, Path stateDir, int portBase, String... more) {
    Process process = launch(root, stateDir, portBase, more);
    Product product = new Product(process, stateDir);
    Awaitility.await("comanda run")
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> product.isReady() || !process.isAlive());
    if (!product.isReady()) {
      throw new IllegalStateException("comanda run stopped:\n" + product.printed());
    }
    return product;
  }

  /** Runs {@code ./comanda run} without waiting; what it prints goes to {@code run.log} there. */
  public static Process launch(Path root, Path stateDir, int portBase, String... more) {
    try {
      Files.createDirectories(stateDir);
      Files.deleteIfExists(stateDir.resolve("endpoints.json"));
      List<String> command =
          new ArrayList<>(
              List.of(
                  root.resolve("comanda").toString(),
                  "run",
                  "--no-build",
                  "--port-base",
                  String.valueOf(portBase),
                  "--state-dir",
                  stateDir.toString()));
      command.addAll(List.of(more));
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(stateDir.resolve("run.log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of twenty ports that nobody listens on, among those of this JVM. */
  public static int freePorts() {
    int first = 14_500 + 10_000 * (FORK - 1);
    for (int base = first; base < first + 10_000; base += 100) {
      if (isFree(base)) {
        return base;
      }
    }
    throw new IllegalStateException("No free ports");
  }

  private static boolean isFree(int base) {
    for (int port = base; port < base + 20; port++) {
      try (ServerSocket socket = new ServerSocket(port)) {
        socket.setReuseAddress(true);
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }

  private boolean isReady() {
    return Files.exists(stateDir.resolve("endpoints.json"));
  }

  /** Its addresses and outputs. */
  public Target target() {
    return Target.in(stateDir);
  }

  /** Its process, the parent of all the others. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** All that it printed so far. */
  public String printed() {
    try {
      return Files.readString(stateDir.resolve("run.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it as Ctrl-C does, and waits until it is gone. */
  @Override
  public void close() {
    Instant deadline = Instant.now().plusSeconds(20);
    process.destroy();
    try {
      if (!process.waitFor(
          Duration.between(Instant.now(), deadline).toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
