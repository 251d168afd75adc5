package dev.comanda.engine.services.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Refusals as they stand on the wire. */
class CognitoWireTest extends PoolUnderTest {

  @Test
  void refusesInTheBodyAndInHeaders() throws Exception {
    HttpResponse<String> answer =
        post(
            "InitiateAuth",
            """
            {"ClientId":"%s","AuthFlow":"REFRESH_TOKEN_AUTH",
             "AuthParameters":{"REFRESH_TOKEN":"x"}}"""
                .formatted(clientId));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"NotAuthorizedException\",\"message\":\"Invalid Refresh Token.\"}");
    assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("NotAuthorizedException:");
    assertThat(answer.headers().firstValue("x-amzn-errormessage"))
        .contains("Invalid Refresh Token.");
    assertThat(answer.headers().firstValue("x-amzn-requestid").orElse("")).hasSize(36);
    assertThat(answer.headers().firstValue("content-type")).contains("application/x-amz-json-1.1");
  }

  @Test
  void keepsWhatNoHeaderMayCarryOutOfThem() throws Exception {
    HttpResponse<String> answer =
        post(
            "SignUp",
            """
            {"ClientId":"%s","Username":"ana@example.com","Password":"%s",
             "UserAttributes":[{"Name":"a\\r\\nx-evil: ñ","Value":"1"}]}"""
                .formatted(clientId, PASSWORD));

    assertThat(answer.headers().firstValue("x-evil")).isEmpty();
    assertThat(answer.headers().firstValue("x-amzn-errormessage").orElse(""))
        .endsWith("Type for attribute {a  x-evil:  } could not be determined");
    assertThat(Json.parse(answer.body()).path("message").asText()).contains("{a\r\nx-evil: ñ}");
  }

  @Test
  void demandsWhatTheCallMustHave() throws Exception {
    assertThat(Json.parse(post("ConfirmSignUp", "{}").body()).path("message").asText())
        .isEqualTo(
            "3 validation errors detected:"
                + " Value at 'clientId' failed to satisfy constraint: Member must not be null;"
                + " Value at 'username' failed to satisfy constraint: Member must not be null;"
                + " Value null at 'confirmationCode' failed to satisfy constraint: Member must not"
                + " be null");
  }

  private HttpResponse<String> post(String operation, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port()))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
