package dev.comanda.local.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyOptionsTest {

  @TempDir Path folder;

  @Test
  void meanAMailboxThatIsNobodysAndAnotherOneEachTime() {
    VerifyOptions one = VerifyOptions.parse(List.of("--outputs", "o.json"));
    VerifyOptions other = VerifyOptions.parse(List.of("--outputs", "o.json"));

    assertThat(one.email()).matches("success\\+comanda-[a-z0-9]+@simulator\\.amazonses\\.com");
    assertThat(other.email()).isNotEqualTo(one.email());
    assertThat(one.product()).isEmpty();
    assertThat(one.patience()).isEmpty();
  }

  @Test
  void takeAnAddressAProductAndPatience() {
    String line = "--outputs o.json --email me@example.com --product ham --patience 30";
    VerifyOptions options = VerifyOptions.parse(List.of(line.split(" ")));

    assertThat(options.email()).isEqualTo("me@example.com");
    assertThat(options.product()).contains("ham");
    assertThat(options.patience()).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "--email me > --email is 'me': it takes a mail address.",
        "--outputs o --patience soon > --patience is 'soon': it takes a number of seconds",
        "--outputs o --patience 0 > --patience is '0'",
        "--email me@example.com > --outputs FILE is missing",
        "--outputs > A value is missing after --outputs",
        "--verbose > verify does not take '--verbose'",
      })
  void areRefusedInOneLineThatNamesTheMistake(String arguments, String message) {
    assertThatThrownBy(() -> VerifyOptions.parse(Arrays.asList(arguments.split(" "))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void areRefusedWithAllOutputsThatAreMissing() throws Exception {
    Path outputs =
        Files.writeString(
            folder.resolve("o.json"), "{\"Comanda-dev-Data\": {\"TableName\": \"T\"}}");
    var err = new ByteArrayOutputStream();

    int exit =
        Verify.run(
            List.of("--outputs", outputs.toString()),
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(err));

    assertThat(exit).isEqualTo(Verify.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("comanda: No stack has the outputs ApiUrl, ApiOriginUrl, UserPoolId, Emails")
        .contains("LakeBufferSeconds", "StreamDeadLetterQueueUrl")
        .doesNotContain("TableName")
        .hasLineCount(1);
  }
}
