package dev.comanda.engine.services.stepfunctions;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.services.lambda.LambdaService;
import dev.comanda.engine.services.sns.SnsService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/** Step Functions behind a door, with scripted services beside it, and the AWS SDK in front. */
abstract class StepFunctionsUnderTest {

  static final String INVOKE =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Call", "States": {"Call": {
        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Arguments": {"FunctionName": "${Function}", "Payload": "{% $states.input %}"},
        "Output": "{% $states.result.Payload %}", "End": true}}}
      """;

  static TestDoor door;
  static StepFunctionsService service;
  static SfnClient sfn;
  static Created echo;
  static final List<AwsRequest> calls = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    service = new StepFunctionsService(door.door());
    door.door().register(LambdaService.API, StepFunctionsUnderTest::invoke);
    door.door().register(SnsService.API, StepFunctionsUnderTest::publish);
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

  static Created create(String logicalId, String definition) {
    String properties =
        Json.object()
            .put("StateMachineType", "EXPRESS")
            .put("DefinitionString", definition)
            .toString();
    return service.create(
        TestDoor.resource("AWS::StepFunctions::StateMachine", logicalId, properties));
  }

  static StartSyncExecutionResponse run(Created machine, String input) {
    return sfn.startSyncExecution(r -> r.stateMachineArn(machine.ref()).input(input));
  }
}
