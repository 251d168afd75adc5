package dev.comanda.local;

import dev.comanda.engine.aws.service.PortInUseException;
import dev.comanda.engine.runtime.assembly.AssemblyException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What a person at the terminal sees, and how a run ends: exit code 1 when it cannot run, 2 when
 * the command line is wrong, 3 when a port is in use.
 */
final class Terminal {

  /** Starts the runtime. */
  interface Start {
    LocalRuntime start(Options options, Terminal terminal) throws IOException;
  }

  private volatile LocalRuntime runtime;

  private Terminal() {}

  /** Starts the runtime, says where it is, and waits for a signal. */
  static void run(String[] arguments, Start start) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    Terminal terminal = new Terminal();
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::close, "shutdown"));
    try {
      Options options = Options.parse(List.of(arguments));
      terminal.ready(start.start(options, terminal).endpoints());
      new CountDownLatch(1).await();
    } catch (IllegalArgumentException e) {
      fail(2, e.getMessage());
    } catch (PortInUseException e) {
      fail(3, e.getMessage());
    } catch (AssemblyException | IOException e) {
      fail(1, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      e.printStackTrace();
      fail(1, "the local runtime failed: " + e);
    }
  }

  /** Has the runtime closed when this JVM ends, however far it got. */
  LocalRuntime closing(LocalRuntime opened) {
    runtime = opened;
    return opened;
  }

  /** One line of progress. */
  void say(String line) {
    System.out.println(line);
  }

  private void ready(Endpoints endpoints) {
    Map<String, String> addresses = endpoints.byName();
    say("");
    if (addresses.containsKey("storefront")) {
      say("  storefront  " + addresses.get("storefront"));
    }
    say("  API         " + addresses.get("api"));
    say("  inbox       " + addresses.get("inbox"));
    say(
        "  AWS         "
            + addresses.get("aws")
            + "  (AWS_ENDPOINT_URL, any credentials, us-east-1)");
    say("");
    Instant begin = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    say(String.format(Locale.ROOT, "ready in %.1f s", seconds));
  }

  private void close() {
    if (runtime != null) {
      runtime.close();
    }
  }

  private static void fail(int code, String message) {
    System.err.println("comanda: " + message);
    System.exit(code);
  }
}
