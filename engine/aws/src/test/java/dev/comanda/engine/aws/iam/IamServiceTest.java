package dev.comanda.engine.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role's calls at the door, judged by the policies of a template. */
class IamServiceTest {

  private static final String TRUST =
      "'AssumeRolePolicyDocument':{'Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',"
          + "'Principal':{'Service':'lambda.amazonaws.com'}}]}";
  private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/Test-Key";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:work";

  private final Door door = new Door(new Faults());
  private final IamService iam = new IamService(door);
  private final List<AwsRequest> answered = new ArrayList<>();
  private final Caller function =
      new Caller(
          "Function",
          new Principal.Role("arn:aws:iam::000000000000:role/Test-Role", "Test-Function"));

  @BeforeEach
  void start() {
    for (String service :
        List.of("dynamodb", "sqs", "sns", "s3", "ses", "lambda", "states", "kinesis")) {
      door.register(Api.json(service, service), this::answer);
    }
    create("AWS::IAM::Role", "Role", "{" + TRUST + "}");
  }

  private AwsResponse answer(AwsRequest request) {
    answered.add(request);
    return new AwsResponse(200, Map.of(), new byte[0]);
  }

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
  void asksForTheKeyOfAnEncryptedQueue() {
    create(
        "AWS::KMS::Key",
        "Key",
        "{'KeyPolicy':{'Statement':[{'Effect':'Allow','Action':'kms:*','Resource':'*',"
            + "'Principal':{'AWS':'arn:aws:iam::000000000000:root'}}]}}");
    made("AWS::SQS::Queue", "{'KmsMasterKeyId':'" + KEY + "'}", "url", QUEUE);
    allow("'sqs:SendMessage'", "'" + QUEUE + "'");

    assertThatThrownBy(this::send)
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("KmsAccessDenied"))
        .hasMessageContaining("kms:GenerateDataKey on resource: " + KEY);
    allow("'kms:GenerateDataKey','kms:Decrypt'", "'" + KEY + "'");
    assertThatCode(this::send).doesNotThrowAnyException();
  }

  @Test
  void letsAServiceInWhereTheQueueNamesItsTopic() {
    Caller sns =
        new Caller(
            "sns",
            new Principal.Service(
                "sns.amazonaws.com", "arn:aws:sns:us-east-1:000000000000:orders"));
    AwsRequest send = call(sns, "sqs", "SendMessage", "{'QueueUrl':'http://q/0/work'}");

    assertThatThrownBy(() -> door.call(send))
        .hasMessageContaining("User: sns.amazonaws.com")
        .hasMessageContaining("because no resource-based policy allows");
    create(
        "AWS::SQS::QueuePolicy",
        "Policy",
        ("{'Queues':['http://q/0/work'],'PolicyDocument':{'Statement':[{'Effect':'Allow',"
                + "'Principal':{'Service':'sns.amazonaws.com'},'Action':'sqs:SendMessage','Resource':'%s',"
                + "'Condition':{'ArnEquals':{'aws:SourceArn':'arn:aws:sns:us-east-1:000000000000:orders'}}}]}}")
            .formatted(QUEUE));
    assertThatCode(() -> door.call(send)).doesNotThrowAnyException();
  }

  @Test
  void takesThePolicyThatAClientGivesToAQueue() throws IOException {
    Caller sns = new Caller("sns", new Principal.Service("sns.amazonaws.com", "arn:aws:sns:x"));
    AwsRequest send = call(sns, "sqs", "SendMessage", "{'QueueUrl':'http://q/0/work'}");
    String policy =
        "{'Statement':{'Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},"
            + "'Action':'sqs:SendMessage','Resource':'*'}}";

    door.call(given(policy));
    assertThatCode(() -> door.call(send)).doesNotThrowAnyException();
    door.call(given(""));
    assertThatThrownBy(() -> door.call(send)).hasMessageContaining("sqs:sendmessage");
    assertThatThrownBy(() -> door.call(given("no policy")))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("InvalidAttributeValue"));
  }

  private static AwsRequest given(String policy) {
    String text = policy.replace("'", "\\\"");
    return call(
        Caller.CLIENT,
        "sqs",
        "SetQueueAttributes",
        "{'QueueUrl':'http://q/0/work','Attributes':{'Policy':'" + text + "'}}");
  }

  @Test
  void letsAnApiInByThePermissionOfItsRoute() {
    create(
        "AWS::Lambda::Permission",
        "Permission",
        "{'FunctionName':'arn:aws:lambda:us-east-1:000000000000:function:f:live',"
            + "'Action':'lambda:InvokeFunction','Principal':'apigateway.amazonaws.com',"
            + "'SourceArn':'arn:aws:execute-api:us-east-1:000000000000:api/*/*/orders'}");

    assertThat(mayInvoke("api/$default/POST/orders")).isTrue();
    assertThat(mayInvoke("api/$default/POST/products")).isFalse();
    assertThat(mayInvoke("other/$default/POST/orders")).isFalse();
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

  private boolean mayInvoke(String route) {
    var api =
        new Principal.Service(
            "apigateway.amazonaws.com", "arn:aws:execute-api:us-east-1:000000000000:" + route);
    return door.guard()
        .allows(
            new Caller("Api", api),
            "lambda:InvokeFunction",
            "arn:aws:lambda:us-east-1:000000000000:function:f:live");
  }

  private AwsResponse send() throws IOException {
    return door.call(call(function, "sqs", "SendMessage", "{'QueueUrl':'http://q/0/work'}"));
  }

  private void allow(String actions, String resources) {
    create(
        "AWS::IAM::Policy",
        "Policy",
        "{'Roles':['Test-Role'],'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':[%s],'Resource':[%s]}]}}"
            .formatted(actions, resources));
  }

  private void create(String type, String logicalId, String properties) {
    iam.create(TestDoor.resource(type, logicalId, properties));
  }

  private void made(String type, String properties, String ref, String arn) {
    Resource resource = TestDoor.resource(type, "Thing", properties);
    iam.created(resource, new Created(ref, Map.of("Arn", arn)));
  }

  /** A JSON call, or one of a REST service where the input is a path. */
  private static AwsRequest call(Caller caller, String service, String operation, String input) {
    boolean rest = input.startsWith("/");
    return new AwsRequest(
        caller,
        service,
        operation,
        "POST",
        rest ? input : "/",
        rest ? Map.of() : Map.of("x-amz-target", "X." + operation),
        rest ? new byte[0] : input.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
