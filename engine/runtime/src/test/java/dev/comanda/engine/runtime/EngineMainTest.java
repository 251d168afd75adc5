package dev.comanda.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a process, on a small assembly. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EngineMainTest {

  @TempDir private Path folder;
  private final Ports ports = new Ports(TestDoor.freePorts(11));
  private EngineProcess engine;

  @AfterEach
  void end() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void tellsWhereItIsWhenReadyAndLeavesNothingBehindWhenStopped() throws Exception {
    start();
    engine.awaitReady();

    JsonNode endpoints = Json.parse(Files.readString(folder.resolve("endpoints.json")));
    assertThat(endpoints.path("aws").asText()).isEqualTo(Loopback.url(ports.aws()));
    assertThat(endpoints.path("api").asText()).isEqualTo(Loopback.url(ports.apiOrigin()));
    assertThat(endpoints.path("inbox").asText()).isEqualTo(Loopback.url(ports.inbox()));
    JsonNode outputs =
        Json.parse(Files.readString(folder.resolve("outputs.json"))).path("Helpdesk");
    assertThat(outputs.path("TicketsUrl").asText())
        .isEqualTo(Loopback.url(ports.aws()) + "/000000000000/Helpdesk-TicketsA1B2C3D4");

    List<ProcessHandle> engines = engine.process().descendants().toList();
    assertThat(engines).hasSizeGreaterThanOrEqualTo(2);
    engine.process().destroy();
    assertThat(engine.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(engines).noneMatch(ProcessHandle::isAlive);
    assertThat(folder.resolve("endpoints.json")).doesNotExist();
    assertThatCode(ports::checkFree).doesNotThrowAnyException();
  }

  @Test
  void takesItsEnginesAlongWhenItIsKilled() throws Exception {
    start();
    engine.awaitReady();
    List<ProcessHandle> engines = engine.process().descendants().toList();

    engine.process().destroyForcibly();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> engines.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void leavesTheFolderOfARunThatGoesOnAndTakesThatOfOneThatWasKilled() throws Exception {
    start();
    engine.awaitReady();

    try (var second = new EngineProcess(new Ports(TestDoor.freePorts(11)), folder)) {
      assertThat(second.rest())
          .containsExactly(
              "engine: %s belongs to a run that goes on (process %d): stop it, or take another folder with --state-dir"
                  .formatted(folder, engine.process().pid()));
      assertThat(second.process().waitFor()).isEqualTo(1);
    }
    assertThat(folder.resolve("endpoints.json")).exists();

    engine.process().destroyForcibly().waitFor();
    try (var third = new EngineProcess(new Ports(TestDoor.freePorts(11)), folder)) {
      third.awaitReady();
    }
  }

  @Test
  void saysInOneLineThatAPortIsInUse() throws Exception {
    try (var taken = new ServerSocket(ports.s3(), 1, InetAddress.getLoopbackAddress())) {
      start();

      assertThat(engine.rest())
          .containsExactly(
              "engine: Port %d, for S3, is in use: stop the program that has it, or move every port with --port-base"
                  .formatted(taken.getLocalPort()));
      assertThat(engine.process().waitFor()).isEqualTo(3);
    }
  }

  @Test
  void saysThatAnOptionIsWrong() throws Exception {
    start("--colour", "red");

    assertThat(engine.rest())
        .containsExactly("engine: Unknown options: '--colour', 'red'; see engine --help");
    assertThat(engine.process().waitFor()).isEqualTo(2);
  }

  private void start(String... more) throws IOException {
    engine = new EngineProcess(ports, folder, more);
  }
}
