package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workflows: how they run, and what fills their definitions. */
class WorkflowsTest {

  @ParameterizedTest
  @MethodSource("machines")
  void workflowsAreExpressLoggedInFullAndTraced(Resource machine) {
    assertThat(machine.at("/StateMachineType").asText()).isEqualTo("EXPRESS");
    assertThat(machine.at("/LoggingConfiguration/Level").asText()).isEqualTo("ALL");
    assertThat(machine.at("/LoggingConfiguration/IncludeExecutionData").asBoolean()).isTrue();
    assertThat(machine.at("/TracingConfiguration/Enabled").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void workflowsHaveAValueForEveryPlaceholder(Resource machine) {
    Matcher placeholder =
        Pattern.compile("\\$\\{(\\w+)}").matcher(machine.at("/DefinitionString").asText());

    assertThat(placeholder.results().map(result -> result.group(1)).distinct())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            () -> machine.at("/DefinitionSubstitutions").fieldNames());
  }

  static Stream<Resource> machines() {
    return Assembly.dev().resources("AWS::StepFunctions::StateMachine").stream();
  }
}
