package dev.comanda.local.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveOptionsTest {

  @TempDir Path folder;

  @Test
  void meanEveryQueueUnlessOneIsNamed() {
    assertThat(RedriveOptions.parse(List.of("--outputs", "o.json")).routes())
        .containsExactly(Route.values());
    assertThat(RedriveOptions.parse(List.of("--outputs", "o.json", "--queue", "lake")).routes())
        .containsExactly(Route.LAKE);
  }

  @Test
  void changeThingsUnlessItIsADryRun() {
    assertThat(RedriveOptions.parse(List.of("--outputs", "o.json")).dryRun()).isFalse();
    assertThat(RedriveOptions.parse(List.of("--dry-run", "--outputs", "o.json")).dryRun()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "--queue mail > --queue is 'mail': use one of",
        "--queue lake > --outputs FILE is missing",
        "--outputs > A value is missing after --outputs",
        "--verbose > redrive does not take '--verbose'",
        "--outputs no-such-file > Cannot read the outputs in no-such-file",
      })
  void areRefusedInOneLineThatNamesTheMistake(String arguments, String message) {
    assertRefused(message, arguments.split(" "));
  }

  @Test
  void areRefusedIfTheOutputsAreNotThoseOfTheStacks() throws Exception {
    Path file = folder.resolve("outputs.json");

    assertRefused(
        "No stack has the output OrderFanoutArn",
        "--outputs",
        Files.writeString(file, "{\"Other\": {\"Key\": \"value\"}}").toString());
    assertRefused(
        "Cannot read the outputs in", "--outputs", Files.writeString(file, "no JSON").toString());
  }

  private static void assertRefused(String message, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit = Redrive.run(Arrays.asList(arguments), new PrintStream(out), new PrintStream(err));

    assertThat(exit).isEqualTo(Redrive.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("comanda: " + message)
        .hasLineCount(1);
  }
}
