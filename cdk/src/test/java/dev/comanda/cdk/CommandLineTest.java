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
  void isOneSynthesisOfTheStageThatItNames() {
    CommandLine prod = CommandLine.parse("--stage", "prod", "--output", "out");

    assertThat(prod.ofEachStage()).containsExactly(prod);
  }

  @Test
  void isOneSynthesisOfEachStageForAll() {
    CommandLine all =
        CommandLine.parse("--stage", "all", "--output", "out", "--context", "shopName=A");

    assertThat(all.ofEachStage())
        .containsExactly(
            new CommandLine("out", Map.of("stage", "dev", "shopName", "A")),
            new CommandLine("out-prod", Map.of("stage", "prod", "shopName", "A")));
  }

  @Test
  void refusesAllStagesWithoutADirectory() {
    CommandLine all = CommandLine.parse("--stage", "all");

    assertThatIllegalArgumentException()
        .isThrownBy(all::ofEachStage)
        .withMessageContaining("--stage all needs --output");
  }

  @Test
  void takesContextAsTheCdkCommandDoes() {
    assertThat(CommandLine.parse("-c", "shopName=A", "-c", "network=true").context())
        .isEqualTo(Map.of("shopName", "A", "network", "true"));
  }

  @Test
  void refusesAContextKeyThatNothingReads() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandLine.parse("-c", "senderAdress=a@b.com"))
        .withMessageContaining("[senderAdress], which nothing reads")
        .withMessageContaining("senderAddress");
  }

  @Test
  void refusesAnUnknownOption() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandLine.parse("--stge", "prod"))
        .withMessageContaining("Unknown option '--stge'")
        .withMessageContaining("--stage dev|prod|all");
  }

  @Test
  void refusesAnOptionWithoutItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandLine.parse("--stage"))
        .withMessageContaining("--stage lacks its value");
  }
}
