package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SynthCommandTest {

  private static final Path PAGE = Path.of("..", "commands", "help", "synth.txt");

  @Test
  void leavesEverythingToTheCdkCommandWithoutOptions() {
    assertThat(requests()).containsExactly(new Request(null, Map.of()));
  }

  @Test
  void takesStageOutputAndContext() {
    assertThat(requests("--stage", "prod", "--output", "out", "--context", "shopName=A=B"))
        .containsExactly(new Request("out", Map.of("stage", "prod", "shopName", "A=B")));
  }

  @Test
  void isOneSynthesisOfEachStageForAll() {
    assertThat(requests("--stage", "all", "--output", "out", "--context", "shopName=A"))
        .containsExactly(
            new Request("out", Map.of("stage", "dev", "shopName", "A")),
            new Request("out-prod", Map.of("stage", "prod", "shopName", "A")));
  }

  @Test
  void refusesAllStagesWithoutADirectory() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> requests("--stage", "all"))
        .withMessageContaining("--stage all needs --output");
  }

  @Test
  void takesContextAsTheCdkCommandDoes() {
    assertThat(requests("-c", "shopName=Café «Olé», \"A\" & 'B'", "-c", "network=true"))
        .containsExactly(
            new Request(null, Map.of("shopName", "Café «Olé», \"A\" & 'B'", "network", "true")));
  }

  @Test
  void takesTheStageFromTheContextToo() {
    assertThat(requests("-c", "stage=all", "--output", "out"))
        .extracting(Request::output)
        .containsExactly("out", "out-prod");
  }

  @Test
  void refusesAContextKeyThatNothingReads() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> requests("-c", "senderAdress=a@b.com"))
        .withMessageContaining("[senderAdress], which nothing reads")
        .withMessageContaining("senderAddress");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "--stge prod > Unknown options: '--stge', 'prod'; see ./comanda synth --help",
        "--stage > Missing required parameter for option '--stage' (STAGE); see",
        "-c shopName > Value for option option '--context' (KEY=VALUE) should be in KEY=VALUE"
            + " format but was shopName; see",
      })
  void refusesInOneLineThatNamesTheMistake(String line, String message) {
    StringWriter err = new StringWriter();

    int exit =
        new SynthCommand(requests -> 0)
            .line()
            .setErr(new PrintWriter(err, true))
            .execute(line.split(" "));

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).startsWith("comanda: " + message).hasLineCount(1);
  }

  @Test
  void saysWhatItsHelpPageSays() throws IOException {
    String help = new SynthCommand(requests -> 0).line().getUsageMessage();
    String written = Files.exists(PAGE) ? Files.readString(PAGE) : "";

    if (!written.equals(help)) {
      Files.writeString(PAGE, help);
    }
    assertThat(written).as("%s is written anew: look at it and keep it", PAGE).isEqualTo(help);
  }

  private static List<Request> requests(String... arguments) {
    SynthCommand command = new SynthCommand(requests -> 0);
    new CommandLine(command).parseArgs(arguments);
    return command.requests();
  }
}
