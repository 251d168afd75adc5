package dev.comanda.engine.aws.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door reads in a call, and which ones it refuses. */
class DoorServerTest extends DoorUnderTest {

  @Test
  void readsAJsonCall() throws Exception {
    HttpResponse<String> answer =
        send(json("OrdersFunction", "dynamodb", "DynamoDB_20120810.PutItem"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"done\":true}");
    AwsRequest request = seen.get(0);
    assertThat(request.caller()).isEqualTo(new Caller("OrdersFunction"));
    assertThat(request.service()).isEqualTo("dynamodb");
    assertThat(request.operation()).isEqualTo("PutItem");
    assertThat(request.body()).isEqualTo("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(request.headers()).containsEntry("content-type", "application/x-amz-json-1.0");
  }

  @Test
  void takesAnUnknownAccessKeyForAClient() throws Exception {
    send(json("AKIAEXAMPLE", "dynamodb", "DynamoDB_20120810.GetItem"));

    assertThat(seen.get(0).caller()).isEqualTo(Caller.CLIENT);
  }

  @Test
  void readsAQueryCall() throws Exception {
    send(
        request("/")
            .header("authorization", signature("OrdersFunction", "sns"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("Version=2010-03-31&Action=Publish&x=1"))
            .build());

    assertThat(seen.get(0).service()).isEqualTo("sns");
    assertThat(seen.get(0).operation()).isEqualTo("Publish");
  }

  @ParameterizedTest
  @CsvSource({
    "s3, PUT, /bucket/a/b%20c, PutObject",
    "s3, GET, /bucket/a?versionId=1, GetObject",
    "s3, PATCH, /bucket/a, PATCH /bucket/a",
    "ses, POST, /v2/email/outbound-emails, SendEmail",
    "email, POST, /v2/email/outbound-emails, SendEmail",
    "ses, GET, /v2/email/outbound-emails, GET /v2/email/outbound-emails",
    "lambda, POST, /2015-03-31/functions/OrdersFunction/invocations, Invoke",
  })
  void namesTheOperationOfARestCall(String service, String method, String path, String operation)
      throws Exception {
    send(
        request(path)
            .header("authorization", signature("OrdersFunction", service))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build());

    assertThat(seen.get(0).operation()).isEqualTo(operation);
    assertThat(seen.get(0).target()).isEqualTo(path);
  }

  @Test
  void readsAPresignedUrl() throws Exception {
    String credential = "OrdersFunction%2F20260101%2Fus-east-1%2Fs3%2Faws4_request";
    send(request("/bucket/key?X-Amz-Credential=" + credential + "&X-Amz-Signature=0").build());

    assertThat(seen.get(0).service()).isEqualTo("s3");
    assertThat(seen.get(0).operation()).isEqualTo("GetObject");
    assertThat(seen.get(0).caller().name()).isEqualTo("OrdersFunction");
  }

  @Test
  void readsAnUnsignedCognitoCall() throws Exception {
    send(
        request("/")
            .header("x-amz-target", "AWSCognitoIdentityProviderService.SignUp")
            .header("content-type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build());

    assertThat(seen.get(0).service()).isEqualTo("cognito-idp");
    assertThat(seen.get(0).operation()).isEqualTo("SignUp");
  }

  @Test
  void refusesACallThatNamesNoService() throws Exception {
    HttpResponse<String> answer = send(request("/bucket/key").build());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("MissingAuthenticationToken");
    assertThat(seen).isEmpty();
  }

  @Test
  void refusesAServiceWithoutAnEngineInItsOwnProtocol() throws Exception {
    HttpResponse<String> answer = send(json("x", "logs", "Logs_20140328.PutLogEvents"));

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(Json.parse(answer.body()).path("__type").asText()).isEqualTo("UnknownService");
  }

  @ParameterizedTest
  @CsvSource({"attacker.example, 421", "127.0.0.1.attacker.example, 421", "localhost, 403"})
  void answersOnlyUnderALoopbackName(String host, int status) throws Exception {
    assertThat(rawStatus("GET /b/k HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .isEqualTo(status);
  }

  @Test
  void refusesAPortThatIsTaken() {
    try (DoorServer second = new DoorServer(door, server.port(), "shop")) {
      assertThatThrownBy(second::start).isInstanceOf(IOException.class);
    }
  }
}
