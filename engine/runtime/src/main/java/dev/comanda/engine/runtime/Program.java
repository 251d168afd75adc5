package dev.comanda.engine.runtime;

import dev.comanda.engine.runtime.assembly.AssemblyException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/**
 * What a person at the terminal sees, and how a run ends: exit code 1 when it cannot run, 2 when
 * the command line is wrong, 3 when a port is in use.
 */
public final class Program {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int PORT_IN_USE = 3;

  private volatile Cloud cloud;

  private Program() {}

  /**
   * A command that says in one line what is wrong with its command line.
   *
   * @param product what messages begin with
   * @param command annotated for picocli
   */
  public static CommandLine line(String product, Object command) {
    CommandLine line = new CommandLine(command);
    line.getCommandSpec()
        .usageMessage()
        .sortOptions(false)
        .sortSynopsis(false)
        .synopsisHeading("%nUsage: ")
        .optionListHeading("%n")
        .exitCodeListHeading("%nExit codes:%n");
    return line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(100)
        .setOverwrittenOptionsAllowed(true)
        .setParameterExceptionHandler((e, arguments) -> refuse(product, e));
  }

  private static int refuse(String product, ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("%s: %s; see %s --help".formatted(product, e.getMessage(), name));
    return MISUSED;
  }

  /**
   * Starts a run, says where it is, and waits for a signal.
   *
   * @return the exit code, when it could not start
   */
  public static int run(Product product, Options options) {
    Program program = new Program();
    Runtime.getRuntime().addShutdownHook(new Thread(program::close, "shutdown"));
    try {
      program.cloud = new Cloud(product, options);
      ready(program.cloud.start(System.out::println).endpoints());
      new CountDownLatch(1).await();
      return 0;
    } catch (PortInUseException e) {
      return fail(product, PORT_IN_USE, e.getMessage());
    } catch (AssemblyException | IOException e) {
      return fail(product, FAILED, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (RuntimeException e) {
      e.printStackTrace();
      return fail(product, FAILED, "the run failed: " + e);
    }
  }

  private static void ready(Map<String, String> endpoints) {
    System.out.println();
    endpoints.forEach(
        (name, address) -> {
          if (!name.equals(Endpoints.API_ORIGIN)) {
            System.out.println("  %-12s%s%s".formatted(label(name), address, hint(name)));
          }
        });
    System.out.println();
    Instant begin = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    System.out.println(String.format(Locale.ROOT, "ready in %.1f s", seconds));
  }

  private static String label(String name) {
    return name.equals("api") || name.equals("aws") ? name.toUpperCase(Locale.ROOT) : name;
  }

  private static String hint(String name) {
    return name.equals("aws")
        ? "  (AWS_ENDPOINT_URL, AWS_DISABLE_HOST_PREFIX_INJECTION=true, any credentials, us-east-1)"
        : "";
  }

  private void close() {
    if (cloud != null) {
      cloud.close();
    }
  }

  private static int fail(Product product, int code, String message) {
    System.err.println(product.name() + ": " + message);
    return code;
  }
}
