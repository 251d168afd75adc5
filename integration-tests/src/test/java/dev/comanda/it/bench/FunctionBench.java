package dev.comanda.it.bench;

import dev.comanda.it.Api;
import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;

/**
 * {@code ./comanda bench functions}: how much of a processor each function needs, as Lambda starts
 * it and with a running product's services behind it, and the memory size that follows.
 */
public final class FunctionBench {

  private static final List<String> FUNCTIONS =
      List.of(
          "AuthHandler",
          "ProductsHandler",
          "OrdersHandler",
          "OptionsHandler",
          "SendOrderEmailTask",
          "ArchiveEmailTask",
          "PutLakeRecordsTask");

  private static final int ROUNDS = 3;
  private static final int WARM_CALLS = 200;
  private static final int PLENTY = 1_000_000;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Map<String, DeployedFunction> functions;
  private final FunctionCalls calls;
  private final FunctionJvm.Host host;

  private FunctionBench(
      Map<String, DeployedFunction> functions, FunctionCalls calls, FunctionJvm.Host host) {
    this.functions = functions;
    this.calls = calls;
    this.host = host;
  }

  /**
   * Measures and prints all.
   *
   * @param args the folder with the script, then the JDK that runs the functions, then the memory
   *     in MiB that their heaps follow from
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, GeneralSecurityException {
    if (!ProcessorTime.isKnown()) {
      throw new IOException("bench functions reads /proc/<pid>/schedstat, which only Linux has");
    }
    Path root = Path.of(args[0]);
    System.setProperty("comanda.root", root.toString());
    Path javaHome = Path.of(args[1]);
    Path work = Files.createTempDirectory("comanda-bench");
    try (Product product = Product.start(root, work.resolve("state"), Product.freePorts());
        TlsFront front = new TlsFront(product.target().aws(), work, javaHome)) {
      Shop shop = new Shop(product.target(), Api.unchecked(product.target().api()));
      Sinks sinks = new Sinks(shop.target());
      Customer customer = shop.customer("en");
      String orderId = order(shop, sinks, customer);
      Map<String, DeployedFunction> functions = called(product.process());
      FunctionCalls calls =
          new FunctionCalls(shop, sinks, customer, orderId, proof(functions.get("AuthHandler")));
      Path code = unpacked(functions.get("AuthHandler").code(), work.resolve("task"));
      FunctionJvm.Host host =
          new FunctionJvm.Host(
              javaHome, code, Integer.parseInt(args[2]), front, work.resolve("functions.log"));
      new FunctionBench(functions, calls, host).run();
    } finally {
      Bench.delete(work);
    }
  }

  private void run() throws IOException, InterruptedException {
    System.out.printf(
        "%s, load %.1f; functions on Java %d with the heap of %d MiB%n",
        Machine.description(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Machine.javaVersion(host.javaHome()),
        host.memoryMebibytes());
    FunctionTables tables = new FunctionTables();
    for (String function : FUNCTIONS) {
      System.err.println("  " + function + " ...");
      tables.add(measured(functions.get(function)));
    }
    tables.print();
  }

  private FunctionFigures measured(DeployedFunction function)
      throws IOException, InterruptedException {
    List<Usage> coldInits = new ArrayList<>();
    List<Usage> coldCalls = new ArrayList<>();
    List<Usage> unprimedCalls = new ArrayList<>();
    List<Usage> primedCalls = new ArrayList<>();
    List<Usage> warmCalls = new ArrayList<>();
    long peak = 0;
    for (int round = 0; round < ROUNDS; round++) {
      coldCalls.add(start(function, FunctionJvm.Start.COLD, coldInits));
      unprimedCalls.add(start(function, FunctionJvm.Start.UNPRIMED, new ArrayList<>()));
      try (FunctionJvm jvm = new FunctionJvm(function, FunctionJvm.Start.PRIMED, host)) {
        Supplier<String> events = calls.of(function.name());
        jvm.initialized();
        primedCalls.add(jvm.firstCall(events.get()));
        calls.check(function.name(), jvm.lastAnswer());
        for (int i = 0; i < WARM_CALLS; i++) {
          warmCalls.add(jvm.call(events.get()));
          calls.check(function.name(), jvm.lastAnswer());
        }
        peak = Math.max(peak, jvm.peakMebibytes());
      }
    }
    return new FunctionFigures(
        function.name(),
        Usage.median(coldInits),
        Usage.median(coldCalls),
        Usage.median(unprimedCalls),
        Usage.median(primedCalls),
        warmCalls,
        peak);
  }

  private Usage start(DeployedFunction function, FunctionJvm.Start start, List<Usage> inits)
      throws IOException, InterruptedException {
    try (FunctionJvm jvm = new FunctionJvm(function, start, host)) {
      inits.add(jvm.initialized());
      Usage first = jvm.firstCall(calls.of(function.name()).get());
      calls.check(function.name(), jvm.lastAnswer());
      return first;
    }
  }

  /** An order goes through all functions but the one of preflights. */
  private static String order(Shop shop, Sinks sinks, Customer customer) {
    List<String> products =
        shop.products().stream().map(product -> product.path("productId").asText()).toList();
    products.forEach(product -> sinks.stock(product, PLENTY));
    String orderId = shop.placeOrder(customer, products.get(0)).path("orderId").asText();
    shop.api()
        .send(
            "OPTIONS",
            "/orders",
            Map.of("Origin", "https://shop.example", "Access-Control-Request-Method", "POST"),
            null);
    return orderId;
  }

  private static Map<String, DeployedFunction> called(ProcessHandle product) {
    return Awaitility.await("a call of every function")
        .atMost(LIMIT)
        .until(() -> DeployedFunction.of(product), found -> found.keySet().containsAll(FUNCTIONS));
  }

  private static Map<String, String> proof(DeployedFunction ofApi) {
    return Map.of(
        "x-origin-verify", ofApi.variables().get("ORIGIN_SECRETS").split(",")[0],
        "origin", ofApi.variables().get("ALLOWED_ORIGINS").split(",")[0]);
  }

  /** Lambda runs a function from its unpacked code. */
  private static Path unpacked(Path jar, Path folder) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException(jar + " has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
    return folder;
  }
}
