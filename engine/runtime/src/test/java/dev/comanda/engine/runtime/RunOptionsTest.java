package dev.comanda.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.TestDoor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class RunOptionsTest {

  @Command(name = "shop")
  private static final class Shop {
    @Mixin private RunOptions run;
  }

  @Test
  void readsEveryOption() {
    Options options =
        parse(
            "--port-base",
            "5500",
            "--parameter",
            "Shop-Api:AllowedOrigins=https://a.example,https://b.example:1=2",
            "--parameter",
            "Shop-Api:Other=",
            "--queue-concurrency",
            "1000",
            "--state-dir",
            "/tmp/state");

    assertThat(options.ports().api()).isEqualTo(5501);
    assertThat(options.state()).hasToString("/tmp/state");
    assertThat(options.queueConcurrency()).isEqualTo(1000);
    assertThat(options.assembly()).hasToString("cdk.out");
    assertThat(options.parameters())
        .containsExactly(
            Map.entry(
                "Shop-Api",
                Map.of("AllowedOrigins", "https://a.example,https://b.example:1=2", "Other", "")));
  }

  @Test
  void takesTheLastOfAnOptionThatIsGivenTwice() {
    assertThat(parse("--port-base", "5500", "--port-base", "6500").ports().aws()).isEqualTo(6500);
  }

  @Test
  void keepsTheStateOfOtherPortsInAnotherFolder() {
    assertThat(parse().state().getFileName()).hasToString(".engine");
    assertThat(parse("--port-base", "4500").state().getFileName()).hasToString(".engine");
    assertThat(parse("--port-base", "5500").state().getFileName()).hasToString(".engine-5500");
    assertThat(parse("--port-base=5500", "--state-dir=.engine").state().getFileName())
        .hasToString(".engine");
  }

  @ParameterizedTest
  @CsvSource({
    "--port-base, abc, 'Invalid value for option ''--port-base''',",
    "--port-base, 80, --port-base is a number from 1024 to 65500",
    "--queue-concurrency, 0, --queue-concurrency is a number from 1 to 1000",
    "--queue-concurrency, 1001, --queue-concurrency is a number from 1 to 1000",
    "--parameter, Name=Value, --parameter is STACK:NAME=VALUE",
    "--colour, red, Unknown option",
  })
  void saysWhatIsWrong(String option, String value, String message) {
    assertThatThrownBy(() -> parse(option, value))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesThePortThatIsInUseAndTheOptionThatMovesIt() throws Exception {
    Ports ports = new Ports(TestDoor.freePorts(11));
    try (var taken = new ServerSocket(ports.inbox(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(ports::checkFree)
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("--port-base")
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }

  private static Options parse(String... arguments) {
    Shop shop = new Shop();
    Program.line("shop", shop).parseArgs(arguments);
    return shop.run.read();
  }
}
