package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.contract.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows' definitions in Amazon States Language. */
class DefinitionsTest {

  private static final Path FILES = Path.of("definitions");
  private static final String EXTENSION = ".asl.json";

  static List<String> workflows() {
    return Definitions.workflows();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void speakJsonataEndInAMinuteAndSayWhatTheyAreFor(String workflow) {
    JsonNode machine = Definitions.stateMachine(workflow);
    assertThat(machine.get("QueryLanguage").asText()).isEqualTo("JSONata");
    assertThat(machine.get("TimeoutSeconds").asInt())
        .as("the queues' visibility timeout is six times as long")
        .isEqualTo(60);
    assertThat(machine.get("Comment").asText()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  @Tag(Recorded.TAG)
  void areShownInFiles(String workflow) {
    Recorded.file(
        FILES.resolve(workflow + EXTENSION), Formatted.of(Definitions.stateMachine(workflow)));
  }

  @Test
  void noFileShowsAWorkflowThatThereIsNot() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(EXTENSION, "")))
          .isSubsetOf(workflows());
    }
  }
}
