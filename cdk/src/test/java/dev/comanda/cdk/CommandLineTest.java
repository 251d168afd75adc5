package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void leavesEverythingToTheCdkCommandWithoutOptions() {
    assertThat(CommandLine.parse()).isEqualTo(new CommandLine(null, Map.of()));
  }

  @Test
  void takesStageOutputAndContext() {
    assertThat(CommandLine.parse("--stage", "prod", "--output", "out", "--context", "shopName=A=B"))
        .isEqualTo(new CommandLine("out", Map.of("stage", "prod", "shopName", "A=B")));
  }

  @Test
  void refusesAnUnknownOption() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandLine.parse("--stge", "prod"))
        .withMessageContaining("Unknown option '--stge'")
        .withMessageContaining("--stage dev|prod");
  }

  @Test
  void refusesAnOptionWithoutItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandLine.parse("--stage"))
        .withMessageContaining("--stage lacks its value");
  }
}
