package dev.comanda.engine.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Caller;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role's calls at the door, judged by the policies of a template. */
class IamServiceTest extends IamUnderTest {

  @Test
  void letsThroughWhatTheRoleMayDo() {
    allow("'sqs:SendMessage'", "'" + QUEUE + "'");

    assertThatCode(this::send).doesNotThrowAnyException();
    assertThat(answered).hasSize(1);
  }

  @Test
  void letsTheAccountItselfDoEverything() {
    assertThatCode(() -> door.call(call(Caller.CLIENT, "sqs", "PurgeQueue", "{}")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "dynamodb|GetItem|{'TableName':'T','Key':{}}|AccessDeniedException|400|is not authorized to perform:"
            + " dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/T because no"
            + " identity-based policy allows the dynamodb:GetItem action",
        "sqs|SendMessage|{'QueueUrl':'http://q/0/work'}|AccessDenied|403|is not authorized to perform: sqs:sendmessage"
            + " on resource: arn:aws:sqs:us-east-1:000000000000:work because no identity-based policy allows",
        "sns|Publish|{'TopicArn':'arn:aws:sns:us-east-1:000000000000:t'}|AuthorizationError|403|is not authorized to"
            + " perform: SNS:Publish on resource: arn:aws:sns:us-east-1:000000000000:t because",
        "s3|PutObject|/b/k|AccessDenied|403|is not authorized to perform: s3:PutObject on resource:"
            + " \"arn:aws:s3:::b/k\" because no identity-based policy allows the s3:PutObject action",
        "lambda|Invoke|/2015-03-31/functions/f/invocations|AccessDeniedException|403|is not authorized to perform:"
            + " lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:000000000000:function:f because",
        "kinesis|PutRecords|{'StreamName':'s'}|AccessDeniedException|400|kinesis:PutRecords on resource:"
            + " arn:aws:kinesis:us-east-1:000000000000:stream/s because",
        "states|StartSyncExecution|{'stateMachineArn':'arn:aws:states:us-east-1:000000000000:stateMachine:m'}"
            + "|AccessDeniedException|400|states:StartSyncExecution on resource: arn:aws:states:us-east-1",
      })
  void refusesTheRestInTheServicesWords(
      String service, String operation, String input, String code, int status, String message) {
    assertThatThrownBy(() -> door.call(call(function, service, operation, input)))
        .isInstanceOfSatisfying(
            AwsError.class,
            error -> {
              assertThat(error.code()).isEqualTo(code);
              assertThat(error.status()).isEqualTo(status);
            })
        .hasMessageStartingWith(
            "User: arn:aws:sts::000000000000:assumed-role/Test-Role/Test-Function is not ")
        .hasMessageContaining(message);
    assertThat(answered).isEmpty();
  }

  @Test
  void refusesAMailInTheWordsOfSes() {
    assertThatThrownBy(
            () -> door.call(call(function, "ses", "SendEmail", "{'FromEmailAddress':'a@b'}")))
        .isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.status()).isEqualTo(403))
        .hasMessage(
            "User `arn:aws:sts::000000000000:assumed-role/Test-Role/Test-Function' is not authorized to perform"
                + " `ses:SendEmail' on resource `arn:aws:ses:us-east-1:000000000000:identity/a@b'");
    assertThat(door.guard().report().path("refused").toString())
        .contains("identity/***@b")
        .doesNotContain("a@b");
  }

  @Test
  void hasRolesAssumedOnlyByTheServicesThatTheyTrust() {
    String role = "{'Role':'arn:aws:iam::000000000000:role/Test-Role'}";

    assertThatCode(() -> made("AWS::Lambda::Function", role, "f", "arn:f"))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                made(
                    "AWS::StepFunctions::StateMachine",
                    role.replace("'Role'", "'RoleArn'"),
                    "m",
                    "arn:m"))
        .hasMessageContaining("Neither the global service principal states.amazonaws.com");
    assertThatThrownBy(
            () ->
                made(
                    "AWS::Lambda::Function",
                    "{'Role':'arn:aws:iam::000000000000:role/Missing'}",
                    "f",
                    "arn:f"))
        .hasMessage("There is no role arn:aws:iam::000000000000:role/Missing");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'PermissionsBoundary':'arn:aws:iam::aws:policy/x' | PermissionsBoundary",
        "'ManagedPolicyArns':['arn:aws:iam::aws:policy/AdministratorAccess'] | AdministratorAccess, whose permissions",
      })
  void refusesRolesThatItCannotJudge(String property, String message) {
    assertThatThrownBy(() -> create("AWS::IAM::Role", "Other", "{" + TRUST + "," + property + "}"))
        .hasMessageContaining(message);
  }

  @Test
  void tellsWhatWasGrantedUsedAndRefused() throws IOException {
    allow("'sqs:SendMessage','sqs:ReceiveMessage'", "'arn:aws:sqs:us-east-1:000000000000:*'");
    send();
    assertThatThrownBy(() -> door.call(call(function, "sqs", "PurgeQueue", "{}")))
        .isInstanceOf(AwsError.class);

    JsonNode report = door.guard().report();

    assertThat(report.path("grants").toString())
        .contains(
            "{\"policy\":\"Test/Policy\",\"action\":\"sqs:ReceiveMessage\","
                + "\"resource\":\"arn:aws:sqs:us-east-1:000000000000:*\",\"used\":0}")
        .contains(
            "\"action\":\"sqs:SendMessage\",\"resource\":\"arn:aws:sqs:us-east-1:000000000000:*\",\"used\":1");
    assertThat(report.path("wildcards"))
        .singleElement()
        .satisfies(
            allowed -> {
              assertThat(allowed.path("caller").asText()).isEqualTo("Function");
              assertThat(allowed.path("action").asText()).isEqualTo("sqs:SendMessage");
            });
    assertThat(report.path("refused"))
        .singleElement()
        .satisfies(refused -> assertThat(refused.path("times").asInt()).isEqualTo(1));
  }
}
