package dev.comanda.engine.services.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** {@code TestState} and {@code ValidateStateMachineDefinition} through the AWS SDK. */
class StateTestingTest extends StepFunctionsUnderTest {

  private static final String TASK =
      """
      {"QueryLanguage": "JSONata", "Type": "Task",
       "Resource": "arn:aws:states:::aws-sdk:sns:publish",
       "Arguments": {"TopicArn": "{% $states.input %}", "Message": "hello"},
       "Output": "{% $states.result.MessageId %}",
       "Retry": [{"ErrorEquals": ["Slow"], "IntervalSeconds": 4, "MaxAttempts": 1}],
       "Catch": [{"ErrorEquals": ["Never"], "Next": "A"}, {"ErrorEquals": ["States.ALL"],
                  "Output": "{% $states.errorOutput.Error %}", "Next": "B"}],
       "Next": "C"}
      """;

  @Test
  void testsAStateThatIsMocked() {
    TestStateResponse response =
        sfn.testState(
            r ->
                r.definition(TASK)
                    .input("\"topic\"")
                    .inspectionLevel(InspectionLevel.DEBUG)
                    .mock(m -> m.result("{\"MessageId\": \"m9\"}")));

    assertThat(response.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(response.output()).isEqualTo("\"m9\"");
    assertThat(response.nextState()).isEqualTo("C");
    assertThat(response.inspectionData().afterArguments())
        .isEqualTo("{\"TopicArn\":\"topic\",\"Message\":\"hello\"}");
  }

  @Test
  void testsAStateThatIsNotMockedByCallingItsTask() {
    TestStateResponse response = sfn.testState(r -> r.definition(TASK).input("\"topic\""));

    assertThat(response.output()).isEqualTo("\"m1\"");
    assertThat(response.inspectionData()).isNull();
  }

  @Test
  void testsWhichCatcherTakesAnError() {
    TestStateResponse response =
        sfn.testState(
            r ->
                r.definition(TASK)
                    .inspectionLevel(InspectionLevel.DEBUG)
                    .mock(m -> m.errorOutput(e -> e.error("Broken").cause("why"))));

    assertThat(response.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
    assertThat(response.error()).isEqualTo("Broken");
    assertThat(response.output()).isEqualTo("\"Broken\"");
    assertThat(response.nextState()).isEqualTo("B");
    assertThat(response.inspectionData().errorDetails().catchIndex()).isEqualTo(1);
  }

  @Test
  void testsWhetherAnErrorIsRetried() {
    TestStateResponse response =
        sfn.testState(
            r ->
                r.definition(TASK)
                    .inspectionLevel(InspectionLevel.DEBUG)
                    .mock(m -> m.errorOutput(e -> e.error("Slow"))));

    assertThat(response.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
    assertThat(response.inspectionData().errorDetails().retryBackoffIntervalSeconds()).isEqualTo(4);

    TestStateResponse afterwards =
        sfn.testState(
            r ->
                r.definition(TASK)
                    .stateConfiguration(c -> c.retrierRetryCount(1))
                    .mock(m -> m.errorOutput(e -> e.error("Slow"))));

    assertThat(afterwards.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
  }

  @Test
  void testsAStateOfAMachineWithoutSayingWhereItFailed() {
    String machine =
        """
        {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
          "A": {"Type": "Pass", "Next": "B"},
          "B": {"Type": "Pass", "Output": "{% $nobody %}", "End": true}}}
        """;

    TestStateResponse response = sfn.testState(r -> r.definition(machine).stateName("B"));

    assertThat(response.status()).isEqualTo(TestExecutionStatus.FAILED);
    assertThat(response.cause())
        .isEqualTo(
            "The JSONata expression '$nobody' specified for the field 'Output' returned nothing"
                + " (undefined).");
  }

  @Test
  void refusesToTestAMapWithoutItsInside() {
    String map =
        """
        {"QueryLanguage": "JSONata", "Type": "Map", "End": true, "ItemProcessor": {
          "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}}
        """;

    assertThatThrownBy(() -> sfn.testState(r -> r.definition(map).input("[]")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("does not support Map or Parallel states");
    assertThatThrownBy(
            () -> sfn.testState(r -> r.definition(map).input("[]").mock(m -> m.result("{}"))))
        .hasMessageContaining("Mocked result must be an array.");
    assertThat(
            sfn.testState(r -> r.definition(map).input("[1]").mock(m -> m.result("[2]"))).output())
        .isEqualTo("[2]");
  }

  @Test
  void validatesADefinition() {
    assertThat(sfn.validateStateMachineDefinition(r -> r.definition("{}")).diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code()).isEqualTo("SCHEMA_VALIDATION_FAILED");
              assertThat(diagnostic.location()).isEqualTo("/");
            });
  }
}
