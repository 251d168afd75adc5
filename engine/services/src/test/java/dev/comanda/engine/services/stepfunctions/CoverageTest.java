package dev.comanda.engine.services.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.CoveragePage;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.states.DefinitionFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps COVERAGE.md true: what it calls out of reach is refused in the words that it quotes. */
class CoverageTest {

  private TestDoor door;
  private StepFunctionsService service;

  @BeforeEach
  void start() throws Exception {
    door = new TestDoor();
    service = new StepFunctionsService(door.door());
  }

  @AfterEach
  void stop() {
    service.close();
    door.close();
  }

  static List<String> outOfReach() {
    return DefinitionFiles.names(CoverageTest.class, "out-of-reach");
  }

  @ParameterizedTest
  @MethodSource("outOfReach")
  void refusesWithTheMessageThatIsQuoted(String name) throws IOException {
    JsonNode file = DefinitionFiles.read(CoverageTest.class, "out-of-reach", name);
    ObjectNode properties = Json.object().put("StateMachineType", "EXPRESS");
    properties.setAll((ObjectNode) file.get("properties"));
    properties.put("DefinitionString", file.get("definition").toString());
    String message = file.get("message").asText();

    assertThatThrownBy(
            () ->
                service.create(
                    TestDoor.resource(
                        "AWS::StepFunctions::StateMachine", "M", properties.toString())))
        .hasMessageContaining(message);
    assertThat(CoveragePage.messages("Step Functions")).contains(message);
  }

  @Test
  void quotesNoMessageThatIsNotTested() throws IOException {
    assertThat(CoveragePage.messages("Step Functions")).hasSameSizeAs(outOfReach());
  }
}
