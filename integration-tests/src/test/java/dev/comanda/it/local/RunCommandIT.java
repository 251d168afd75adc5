package dev.comanda.it.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Product;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./comanda run} itself: what it says, and what it leaves behind. */
class RunCommandIT {

  @TempDir Path stateDir;

  @Test
  void aTakenPortIsOneClearLine() throws IOException, InterruptedException {
    int base = Product.freePorts();
    try (ServerSocket taken = new ServerSocket(base + 1, 1, InetAddress.getLoopbackAddress())) {
      Process process = Product.launch(Product.root(), stateDir, base);

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

      assertThat(process.exitValue()).isNotZero();
      List<String> lines = Files.readAllLines(stateDir.resolve("run.log"));
      assertThat(lines)
          .anyMatch(
              line ->
                  line.contains(String.valueOf(taken.getLocalPort()))
                      && line.contains("--port-base"));
      assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    }
  }

  @Test
  void stoppingLeavesNoProcessBehind() {
    Product product = Product.start(Product.root(), stateDir, Product.freePorts());
    List<ProcessHandle> children = product.process().descendants().toList();
    assertThat(children).isNotEmpty();

    product.close();

    Awaitility.await("every process to end")
        .atMost(java.time.Duration.ofSeconds(15))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(product.printed()).contains("ready in");
  }

  @Test
  void aBadPortBaseIsRefused() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Product.root().resolve("comanda").toString(),
                "run",
                "--no-build",
                "--port-base",
                "many")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).isNotZero();
    assertThat(printed).contains("--port-base", "many").hasLineCount(1);
  }
}
