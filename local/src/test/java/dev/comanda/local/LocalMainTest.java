package dev.comanda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Json;
import dev.comanda.engine.aws.service.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a process, on a small assembly. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LocalMainTest {

  @TempDir private Path folder;
  private final Ports ports = TestDoor.freePorts();
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void tellsWhereItIsWhenReadyAndLeavesNothingBehindWhenStopped() throws Exception {
    start();
    awaitReady();

    JsonNode endpoints = Json.parse(Files.readString(folder.resolve("endpoints.json")));
    assertThat(endpoints.path("aws").asText()).isEqualTo(Ports.url(ports.aws()));
    assertThat(endpoints.path("api").asText()).isEqualTo(Ports.url(ports.apiOrigin()));
    assertThat(endpoints.path("inbox").asText()).isEqualTo(Ports.url(ports.inbox()));
    JsonNode outputs = Json.parse(Files.readString(folder.resolve("outputs.json"))).path("Shop");
    assertThat(outputs.path("TableName").asText()).isEqualTo("Shop-OrdersTable");
    assertThat(outputs.path("QueueUrl").asText())
        .isEqualTo(Ports.url(ports.aws()) + "/000000000000/Shop-Orders");
    assertThat(outputs.path("Origins").asText())
        .contains(Ports.url(ports.storefront()), "http://localhost:" + ports.storefront());

    List<ProcessHandle> engines = process.descendants().toList();
    assertThat(engines).hasSizeGreaterThanOrEqualTo(2);
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(engines).noneMatch(ProcessHandle::isAlive);
    assertThat(folder.resolve("endpoints.json")).doesNotExist();
    assertThatCode(ports::checkFree).doesNotThrowAnyException();
  }

  @Test
  void takesItsEnginesAlongWhenItIsKilled() throws Exception {
    start();
    awaitReady();
    List<ProcessHandle> engines = process.descendants().toList();

    process.destroyForcibly();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> engines.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void saysInOneLineThatAPortIsInUse() throws Exception {
    try (var taken = new ServerSocket(ports.s3(), 1, InetAddress.getLoopbackAddress())) {
      start();

      assertThat(rest())
          .containsExactly(
              "comanda: Port %d, for S3, is in use: stop the program that has it, or move every port with --port-base"
                  .formatted(taken.getLocalPort()));
      assertThat(process.waitFor()).isEqualTo(3);
    }
  }

  @Test
  void saysThatAnOptionIsWrong() throws Exception {
    start("--colour", "red");

    assertThat(rest().get(0)).isEqualTo("comanda: There is no option --colour");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  private void start(String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"),
            "dev.comanda.local.LocalMain",
            "--assembly",
            "src/test/resources/assembly",
            "--port-base",
            String.valueOf(ports.base()),
            "--state-dir",
            folder.toString(),
            "--npm",
            "../engine/services",
            "--catalogue",
            "../catalogue/products.json"));
    command.addAll(List.of(more));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private void awaitReady() throws IOException {
    BufferedReader lines = process.inputReader();
    List<String> seen = new ArrayList<>();
    String line;
    while ((line = lines.readLine()) != null) {
      seen.add(line);
      if (line.startsWith("ready in ")) {
        return;
      }
    }
    throw new AssertionError("It ended before it was ready: " + seen);
  }

  private List<String> rest() throws IOException {
    return process.inputReader().lines().toList();
  }
}
