package dev.comanda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.runtime.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a process, on a small assembly. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LocalMainTest {

  @TempDir private Path folder;
  private final Ports ports = new Ports(TestDoor.freePorts(11));
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void runsTheShopWithItsCatalogueAndItsOrigins() throws Exception {
    start();
    awaitReady();

    JsonNode outputs = Json.parse(Files.readString(folder.resolve("outputs.json"))).path("Shop");
    assertThat(outputs.path("TableName").asText()).isEqualTo("Shop-OrdersTable");
    assertThat(outputs.path("Origins").asText())
        .contains(Loopback.url(ports.site()), "http://localhost:" + ports.site());
    HttpRequest calls =
        HttpRequest.newBuilder(URI.create(Loopback.url(ports.aws()) + "/_comanda/calls"))
            .header("x-comanda", "1")
            .build();
    HttpResponse<String> counted =
        HttpClient.newHttpClient().send(calls, HttpResponse.BodyHandlers.ofString());
    assertThat(Json.parse(counted.body()).path("dynamodb.BatchWriteItem.client").asInt())
        .isPositive();
  }

  @Test
  void saysThatAnOptionIsWrong() throws Exception {
    start("--colour=red");

    assertThat(process.inputReader().lines())
        .containsExactly("comanda: Unknown option: '--colour=red'; see ./comanda run --help");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void saysThatThereIsNoCatalogue() throws Exception {
    start("--catalogue=nowhere.json");

    assertThat(process.inputReader().lines())
        .containsExactly("comanda: There is no catalogue nowhere.json; see ./comanda run --help");
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
            LocalMain.class.getName(),
            "--assembly",
            "src/test/resources/assembly",
            "--port-base",
            String.valueOf(ports.aws()),
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
}
