package dev.comanda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.service.PortInUseException;
import dev.comanda.engine.aws.service.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void readsEveryOption() {
    Options options =
        Options.parse(
            List.of(
                "--port-base", "5500",
                "--parameter", "Shop-Api:AllowedOrigins=https://a.example,https://b.example:1=2",
                "--parameter", "Shop-Api:Other=",
                "--queue-concurrency", "1000",
                "--state-dir", "/tmp/state"));

    assertThat(options.ports().api()).isEqualTo(5501);
    assertThat(options.state()).hasToString("/tmp/state");
    assertThat(options.queueConcurrency()).isEqualTo(1000);
    assertThat(options.assembly()).hasToString("cdk/target/cdk.out");
    assertThat(options.parameters())
        .containsExactly(
            Map.entry(
                "Shop-Api",
                Map.of("AllowedOrigins", "https://a.example,https://b.example:1=2", "Other", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "--port-base, abc, --port-base is a number from 1024 to 65500",
    "--port-base, 80, --port-base is a number from 1024 to 65500",
    "--queue-concurrency, 0, --queue-concurrency is a number from 1 to 1000",
    "--queue-concurrency, 1001, --queue-concurrency is a number from 1 to 1000",
    "--parameter, Name=Value, --parameter is STACK:NAME=VALUE",
    "--colour, red, There is no option --colour",
  })
  void saysWhatIsWrong(String option, String value, String message) {
    assertThatThrownBy(() -> Options.parse(List.of(option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesThePortThatIsInUseAndTheOptionThatMovesIt() throws Exception {
    Ports ports = TestDoor.freePorts();
    try (var taken = new ServerSocket(ports.inbox(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(ports::checkFree)
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + ", for the inbox, is in use")
          .hasMessageContaining("--port-base");
    }
  }
}
