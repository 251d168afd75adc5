package dev.comanda.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.operations.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

  @TempDir Path folder;

  @Test
  void meansAMailboxThatIsNobodysAndAnotherOneEachTime() {
    VerifyCommand one = parsed("--outputs o.json");
    VerifyCommand other = parsed("--outputs o.json");

    assertThat(one.email).matches("success\\+comanda-[a-z0-9]+@simulator\\.amazonses\\.com");
    assertThat(other.email).isNotEqualTo(one.email);
    assertThat(one.product).isEmpty();
    assertThat(one.patience).isEmpty();
  }

  @Test
  void takesAnAddressAProductAndPatience() {
    VerifyCommand command =
        parsed("--outputs o.json --email me@example.com --product ham --patience 30");

    assertThat(command.email).isEqualTo("me@example.com");
    assertThat(command.product).contains("ham");
    assertThat(command.patience).contains(Duration.ofSeconds(30));
  }

  @Test
  void isRefusedWithAllOutputsThatAreMissing() throws Exception {
    Path outputs =
        Files.writeString(
            folder.resolve("o.json"), "{\"Comanda-dev-Data\": {\"TableName\": \"T\"}}");

    Run run = Run.with("verify", "--outputs", outputs.toString());

    assertThat(run.exit()).isEqualTo(Verify.FAILED);
    assertThat(run.err())
        .startsWith("comanda: No stack has the outputs ApiUrl, ApiOriginUrl, UserPoolId, Emails")
        .contains("LakeBufferSeconds", "StreamDeadLetterQueueUrl")
        .doesNotContain("TableName")
        .hasLineCount(1);
  }

  private static VerifyCommand parsed(String line) {
    VerifyCommand command = new VerifyCommand();
    new CommandLine(command).parseArgs(line.split(" "));
    return command;
  }
}
