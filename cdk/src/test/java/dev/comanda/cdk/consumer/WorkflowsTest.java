package dev.comanda.cdk.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workflows: how they run, and that they are those that were tested. */
class WorkflowsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What only a deployment knows, as a template and as a file of workflows/ has it. */
  private static final String NOT_KNOWN_YET = "arn:@@\\d+@@:|arn:aws:|@@\\d+@@|\\$\\{\\w+}";

  @ParameterizedTest
  @MethodSource("machines")
  void workflowsAreExpressLoggedInFullAndTraced(Resource machine) {
    assertThat(machine.at("/StateMachineType").asText()).isEqualTo("EXPRESS");
    assertThat(machine.at("/LoggingConfiguration/Level").asText()).isEqualTo("ALL");
    assertThat(machine.at("/LoggingConfiguration/IncludeExecutionData").asBoolean()).isTrue();
    assertThat(machine.at("/TracingConfiguration/Enabled").asBoolean()).isTrue();
  }

  /** What workflows/ tests is what is deployed, all of it and as it is. */
  @ParameterizedTest
  @MethodSource("machines")
  void workflowsAreThoseThatTheirModuleTestsAndShows(Resource machine) throws IOException {
    String file = "/definitions/" + file(machine.id());
    try (InputStream shown = getClass().getResourceAsStream(file)) {
      assertThat(shown).as(file).isNotNull();
      assertThat(comparable(Assembly.dev().workflow(machine)))
          .isEqualTo(comparable(JSON.readTree(shown)));
    }
  }

  /** A consumer that nobody puts into the app is tested, shown, and never deployed. */
  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void workflowsThatTheirModuleShowsAreDeployedWithTheirPipe(Assembly assembly) throws IOException {
    Set<String> piped = new TreeSet<>();
    for (Resource pipe : assembly.resources("AWS::Pipes::Pipe")) {
      piped.add(file(Reference.of(assembly, pipe.stack(), pipe.at("/Target")).resource().id()));
    }

    try (Stream<Path> shown = Files.list(Path.of("../workflows/definitions"))) {
      assertThat(piped)
          .containsExactlyInAnyOrderElementsOf(
              shown.map(file -> file.getFileName().toString()).toList());
    }
  }

  /** The file that shows the workflow of that id. */
  private static String file(String id) {
    return id.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".asl.json";
  }

  private static JsonNode comparable(JsonNode definition) throws IOException {
    return JSON.readTree(definition.toString().replaceAll(NOT_KNOWN_YET, ""));
  }

  static Stream<Resource> machines() {
    return Assembly.dev().resources("AWS::StepFunctions::StateMachine").stream();
  }
}
