package dev.comanda.engine.services.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.service.Created;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** State machines as the AWS SDK sees them, and the services that they call. */
class StepFunctionsServiceTest extends StepFunctionsUnderTest {

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
}
