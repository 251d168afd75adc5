package dev.comanda.engine.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Principal;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Calls that are judged by the policies of what they are made on. */
class ResourcePoliciesTest extends IamUnderTest {

  private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/Test-Key";

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
}
