package dev.comanda.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.local.TestDoor;
import dev.comanda.local.assembly.Created;
import dev.comanda.local.door.AwsRequest;
import dev.comanda.local.door.AwsResponse;
import dev.comanda.local.door.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** State machines as the AWS SDK sees them, with scripted services behind the same door. */
class StepFunctionsServiceTest {

  private static final String INVOKE =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Call", "States": {"Call": {
        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Arguments": {"FunctionName": "${Function}", "Payload": "{% $states.input %}"},
        "Output": "{% $states.result.Payload %}", "End": true}}}
      """;

  private static TestDoor door;
  private static StepFunctionsService service;
  private static SfnClient sfn;
  private static Created echo;
  private static final List<AwsRequest> calls = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    service = new StepFunctionsService(door.door());
    door.door().register("lambda", StepFunctionsServiceTest::invoke);
    door.door().register("sns", StepFunctionsServiceTest::publish);
    echo = create("Echo", INVOKE.replace("${Function}", "echo"));
    sfn =
        door.client(
            SfnClient.builder()
                .overrideConfiguration(
                    c ->
                        c.putAdvancedOption(
                            SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)));
  }

  @AfterAll
  static void stop() {
    service.close();
    door.close();
  }

  private static AwsResponse invoke(AwsRequest request) {
    calls.add(request);
    if (request.target().contains("/broken/")) {
      String error = "{\"errorMessage\":\"no\",\"errorType\":\"com.example.Broken\"}";
      return answer(200, error, Map.of("x-amz-function-error", "Unhandled"));
    }
    if (request.target().contains("/throttled/")) {
      Map<String, String> type = Map.of("x-amzn-errortype", "TooManyRequestsException");
      return answer(429, "{\"message\":\"Rate Exceeded.\"}", type);
    }
    return answer(200, new String(request.body(), StandardCharsets.UTF_8), Map.of());
  }

  private static AwsResponse publish(AwsRequest request) {
    calls.add(request);
    String body = new String(request.body(), StandardCharsets.UTF_8);
    if (body.contains("refused")) {
      return answer(
          400, "{\"__type\":\"InvalidParameter\",\"message\":\"Invalid topic\"}", Map.of());
    }
    return body.contains("unnamed")
        ? answer(503, "{\"__type\":\"Unforeseen\",\"message\":\"Later\"}", Map.of())
        : answer(200, "{\"MessageId\":\"m1\"}", Map.of());
  }

  private static AwsResponse answer(int status, String body, Map<String, String> headers) {
    return new AwsResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Created create(String logicalId, String definition) {
    String properties =
        Json.MAPPER
            .createObjectNode()
            .put("StateMachineType", "EXPRESS")
            .put("DefinitionString", definition)
            .toString();
    return service.create(
        TestDoor.resource("AWS::StepFunctions::StateMachine", logicalId, properties));
  }

  private static StartSyncExecutionResponse run(Created machine, String input) {
    return sfn.startSyncExecution(r -> r.stateMachineArn(machine.ref()).input(input));
  }

  @Test
  void runsAnExecutionToItsEnd() {
    StartSyncExecutionResponse response = run(echo, "{\"a\":[1,2.5]}");

    assertThat(response.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
    assertThat(response.output()).isEqualTo("{\"a\":[1,2.5]}");
    assertThat(response.error()).isNull();
    assertThat(response.executionArn())
        .startsWith("arn:aws:states:us-east-1:000000000000:express:Test-Echo:");
  }

  @Test
  void callsOtherServicesUnderItsLogicalId() {
    run(echo, "\"who\"");

    assertThat(calls)
        .anySatisfy(
            call -> {
              assertThat(call.caller().name()).isEqualTo("Echo");
              assertThat(call.body()).asString(StandardCharsets.UTF_8).isEqualTo("\"who\"");
            });
  }

  @Test
  void tellsAFunctionsErrorByItsType() {
    Created machine = create("Broken", INVOKE.replace("${Function}", "broken"));

    StartSyncExecutionResponse response = run(machine, "{}");

    assertThat(response.status()).isEqualTo(SyncExecutionStatus.FAILED);
    assertThat(response.error()).isEqualTo("com.example.Broken");
    assertThat(response.cause())
        .isEqualTo("{\"errorMessage\":\"no\",\"errorType\":\"com.example.Broken\"}");
  }

  @Test
  void tellsLambdasRefusalByItsException() {
    Created machine = create("Throttled", INVOKE.replace("${Function}", "throttled"));

    StartSyncExecutionResponse response = run(machine, "{}");

    assertThat(response.error()).isEqualTo("Lambda.TooManyRequestsException");
    assertThat(response.cause())
        .startsWith("Rate Exceeded. (Service: Lambda, Status Code: 429, Request ID: ");
  }

  @Test
  void callsAnyActionOfTheSdk() {
    Created machine =
        create(
            "Publish",
            """
            {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {
              "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sns:publish",
              "Arguments": {"TopicArn": "{% $states.input %}", "Message": "hello"}, "End": true}}}
            """);

    assertThat(run(machine, "\"topic\"").output()).isEqualTo("{\"MessageId\":\"m1\"}");
    assertThat(calls)
        .anySatisfy(
            call -> {
              assertThat(call.service()).isEqualTo("sns");
              assertThat(call.operation()).isEqualTo("Publish");
            });
    StartSyncExecutionResponse refused = run(machine, "\"refused\"");
    assertThat(refused.error()).isEqualTo("Sns.InvalidParameterException");
    assertThat(refused.cause()).startsWith("Invalid topic (Service: Sns, Status Code: 400");
    assertThat(run(machine, "\"unnamed\"").error()).isEqualTo("Sns.SnsException");
  }

  @Test
  void publishesAnyJsonAsText() {
    Created machine =
        create(
            "PublishJson",
            """
            {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {
              "Type": "Task", "Resource": "arn:aws:states:::sns:publish",
              "Arguments": {"TopicArn": "t", "Message": "{% $states.input %}"}, "End": true}}}
            """);

    assertThat(run(machine, "{\"order\": [1]}").output()).isEqualTo("{\"MessageId\":\"m1\"}");
    assertThat(calls)
        .extracting(call -> new String(call.body(), StandardCharsets.UTF_8))
        .contains("{\"TopicArn\":\"t\",\"Message\":\"{\\\"order\\\":[1]}\"}");
  }

  @Test
  void refusesAnIntegrationThatItDoesNotHave() {
    String definition =
        """
        {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {
          "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask", "End": true}}}
        """;

    assertThatThrownBy(() -> create("Ecs", definition))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("arn:aws:states:::ecs:runTask");
  }

  @Test
  void makesTheSubstitutionsOfTheTemplate() {
    Created machine =
        service.create(
            TestDoor.resource(
                "AWS::StepFunctions::StateMachine",
                "Substituted",
                "{'StateMachineType':'EXPRESS','StateMachineName':'named',"
                    + "'Definition':{'QueryLanguage':'JSONata','StartAt':'A','States':"
                    + "{'A':{'Type':'Pass','Output':'${Url}','End':true}}},"
                    + "'DefinitionSubstitutions':{'Url':'http://queue'}}"));

    assertThat(machine.ref()).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:named");
    assertThat(run(machine, "{}").output()).isEqualTo("\"http://queue\"");
    assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(machine.ref())).definition())
        .contains("http://queue");
  }

  @Test
  void refusesAStandardStateMachine() {
    assertThatThrownBy(
            () ->
                service.create(
                    TestDoor.resource(
                        "AWS::StepFunctions::StateMachine", "S", "{'DefinitionString':'{}'}")))
        .hasMessageContaining("StateMachineType");
  }

  @Test
  void startsAnExecutionAndTellsAboutItLater() {
    String arn =
        sfn.startExecution(r -> r.stateMachineArn(echo.ref()).name("later").input("{\"b\":1}"))
            .executionArn();

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                sfn.describeExecution(r -> r.executionArn(arn)).status()
                    == ExecutionStatus.SUCCEEDED);
    assertThat(sfn.describeExecution(r -> r.executionArn(arn)).output()).isEqualTo("{\"b\":1}");
    assertThat(
            sfn.listExecutions(
                    r -> r.stateMachineArn(echo.ref()).statusFilter(ExecutionStatus.SUCCEEDED))
                .executions())
        .extracting(execution -> execution.name())
        .contains("later");
  }

  @Test
  void keepsTheHistoryOfAnExecution() {
    String arn = run(echo, "{}").executionArn();

    List<HistoryEvent> events = sfn.getExecutionHistory(r -> r.executionArn(arn)).events();

    assertThat(events)
        .extracting(HistoryEvent::type)
        .containsExactly(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.TASK_SCHEDULED,
            HistoryEventType.TASK_STARTED,
            HistoryEventType.TASK_SUCCEEDED,
            HistoryEventType.TASK_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(events)
        .extracting(HistoryEvent::previousEventId)
        .containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L);
    assertThat(events.get(2).taskScheduledEventDetails().parameters())
        .isEqualTo("{\"FunctionName\":\"echo\",\"Payload\":{}}");
    assertThat(events.get(5).stateExitedEventDetails().output()).isEqualTo("{}");
  }

  @Test
  void tellsTheHistoryWhileTheExecutionRuns() {
    Created waiting =
        create(
            "Waiting",
            """
            {"QueryLanguage": "JSONata", "StartAt": "W", "States": {"W": {
              "Type": "Wait", "Seconds": 120, "End": true}}}
            """);
    String arn = sfn.startExecution(r -> r.stateMachineArn(waiting.ref())).executionArn();

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(sfn.getExecutionHistory(r -> r.executionArn(arn)).events())
                    .extracting(HistoryEvent::type)
                    .containsExactly(
                        HistoryEventType.EXECUTION_STARTED, HistoryEventType.WAIT_STATE_ENTERED));
    assertThat(sfn.describeExecution(r -> r.executionArn(arn)).status())
        .isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void leavesTheDataOutForWhoAsksForMetadataOnly() {
    StartSyncExecutionResponse response =
        sfn.startSyncExecution(
            r ->
                r.stateMachineArn(echo.ref())
                    .input("{\"secret\":1}")
                    .includedData(IncludedData.METADATA_ONLY));

    assertThat(response.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
    assertThat(response.input()).isNull();
    assertThat(response.output()).isNull();
    assertThat(response.outputDetails().included()).isFalse();
  }

  @Test
  void tellsTheHistoryInPages() {
    String arn = run(echo, "{}").executionArn();

    List<Long> ids =
        sfn
            .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(3).reverseOrder(true))
            .events()
            .stream()
            .map(HistoryEvent::id)
            .toList();

    assertThat(ids).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void refusesWhatDoesNotExist() {
    String machine = "arn:aws:states:us-east-1:000000000000:stateMachine:none";
    assertThatThrownBy(() -> sfn.startSyncExecution(r -> r.stateMachineArn(machine)))
        .isInstanceOf(StateMachineDoesNotExistException.class)
        .hasMessageContaining("State Machine Does Not Exist: '" + machine + "'");
    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn("arn:none")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> run(echo, "{not json"))
        .isInstanceOf(InvalidExecutionInputException.class);
  }

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
