package dev.comanda.operations.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.operations.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveCommandTest {

  private static final String OUTPUTS =
      """
      {
        "S": {"OrderFanoutArn": "arn:f", "StreamDeadLetterQueueUrl": "http://q/s", "TableName": "T"},
        "L": {"LakeQueueUrl": "http://q/l", "LakeDeadLetterQueueUrl": "http://q/ld"},
        "W": {"WarehouseQueueUrl": "http://q/w", "WarehouseDeadLetterQueueUrl": "http://q/wd"}
      }
      """;

  @TempDir Path folder;

  @Test
  void offersTheQueuesOfTheConsumersThatTheShopHas() throws Exception {
    assertRefused(
        "Invalid value for option '--queue': 'mail' is none of lake, warehouse, stream, all; see",
        OUTPUTS,
        "--queue",
        "mail");
  }

  @Test
  void isRefusedIfTheOutputsAreNotThoseOfTheStacks() throws Exception {
    assertRefused("No stack has the output OrderFanoutArn", "{\"Other\": {\"Key\": \"value\"}}");
    assertRefused("Cannot read the outputs in", "no JSON");
  }

  private void assertRefused(String message, String outputs, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("outputs.json"), outputs);
    String[] arguments = new String[options.length + 3];
    arguments[0] = "redrive";
    arguments[1] = "--outputs";
    arguments[2] = file.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);

    Run run = Run.with(arguments);

    assertThat(run.exit()).isEqualTo(Redrive.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("comanda: " + message).hasLineCount(1);
  }
}
