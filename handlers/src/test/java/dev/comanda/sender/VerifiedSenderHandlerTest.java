package dev.comanda.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.runtime.Invocation;
import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.aws.AwsStub;
import dev.comanda.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The handler between SES and CloudFormation, both as stubs on the wire. */
class VerifiedSenderHandlerTest {

  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

  /** A signed URL as S3 makes them: every character of it counts. */
  private static final String PATH =
      "/arn%3Aaws%3Acloudformation%3Aus-east-1%3A111122223333%3Astack/Sender/1%7CVerified%7C2";

  private static final String QUERY = "X-Amz-Expires=7200&X-Amz-Signature=a%2Fb%3D";

  private static final String VERIFIED =
      """
      {"IdentityType": "DOMAIN", "VerifiedForSendingStatus": true,
       "VerificationStatus": "SUCCESS"}""";

  private static final String PENDING =
      """
      {"IdentityType": "DOMAIN", "VerifiedForSendingStatus": false,
       "VerificationStatus": "PENDING", "VerificationInfo": {"ErrorType": "HOST_NOT_FOUND"},
       "DkimAttributes": {"Status": "PENDING", "Tokens": ["one", "two", "three"]}}""";

  private final TestClock clock = new TestClock(START);
  private final AwsStub ses = new AwsStub();
  private final AwsStub cloudFormation = new AwsStub();
  private final VerifiedSenderHandler handler =
      new VerifiedSenderHandler(new AwsClients(ses.config(Map.of())).ses(), clock, clock::advance);

  @AfterEach
  void close() {
    ses.close();
    cloudFormation.close();
  }

  @Test
  void succeedsOnceSesHasVerifiedTheIdentity() {
    ses.answer(200, PENDING).answer(200, PENDING).answer(200, VERIFIED);

    assertThat(answerTo(request("Create")))
        .isEqualTo(
            Map.of(
                "Status", "SUCCESS",
                "PhysicalResourceId", "olivar.example",
                "StackId", "stack-1",
                "RequestId", "request-1",
                "LogicalResourceId", "Verified"));
    assertThat(ses.requests())
        .hasSize(3)
        .allMatch(request -> request.path().equals("/v2/email/identities/olivar.example"));
    assertThat(waited()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void answersAtTheSignedUrlAsItIsAndWithoutAContentType() {
    ses.answer(200, VERIFIED);

    answerTo(request("Create"));

    AwsStub.Request put = cloudFormation.requests().get(0);
    assertThat(put.method()).isEqualTo("PUT");
    assertThat(put.path()).isEqualTo(PATH);
    assertThat(put.query()).isEqualTo(QUERY);
    assertThat(put.headers()).doesNotContainKey("content-type").doesNotContainKey("authorization");
  }

  @Test
  void failsInTimeAndNamesTheRecordsThatSesLooksFor() {
    for (int i = 0; i < 200; i++) {
      ses.answer(200, PENDING);
    }

    Map<String, Object> answer = answerTo(request("Create"));

    assertThat(answer)
        .containsEntry("Status", "FAILED")
        .containsEntry("PhysicalResourceId", "olivar.example");
    assertThat(answer.get("Reason").toString())
        .startsWith(
            "SES has not verified olivar.example within 14 minutes (PENDING, HOST_NOT_FOUND).")
        .contains("one._domainkey.olivar.example CNAME one.dkim.amazonses.com")
        .contains("three._domainkey.olivar.example CNAME three.dkim.amazonses.com")
        .contains("deploy again");
    assertThat(waited()).isBetween(Duration.ofMinutes(13), Duration.ofMinutes(15).minusSeconds(45));
  }

  @Test
  void asksForTheLinkToBeFollowedWhereAnAddressSends() {
    for (int i = 0; i < 200; i++) {
      ses.answer(
          200,
          """
          {"IdentityType": "EMAIL_ADDRESS", "VerifiedForSendingStatus": false,
           "VerificationStatus": "PENDING"}""");
    }

    assertThat(answerTo(request("Create")).get("Reason").toString())
        .contains("(PENDING). Follow the link in the mail that SES has sent to it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "missing"})
  void doesNotWaitForWhatWillNotHappen(String state) {
    if (state.equals("missing")) {
      ses.error(404, "NotFoundException", "No such identity");
    } else {
      ses.answer(
          200,
          PENDING.replace(
              "\"VerificationStatus\": \"PENDING\"", "\"VerificationStatus\": \"FAILED\""));
    }

    assertThat(answerTo(request("Create"))).containsEntry("Status", "FAILED");
    assertThat(ses.requests()).hasSize(1);
    assertThat(waited()).isZero();
  }

  @Test
  void asksAgainWhenSesDoesNotAnswerOrDoesNotLetItInYet() {
    ses.error(429, "TooManyRequestsException", "Slower")
        .error(403, "AccessDeniedException", "Not yet")
        .loseAnswer()
        .answer(200, VERIFIED);

    assertThat(answerTo(request("Create"))).containsEntry("Status", "SUCCESS");
  }

  @Test
  void saysWhatSesAnsweredAtLast() {
    for (int i = 0; i < 200; i++) {
      ses.error(403, "AccessDeniedException", "Not ever");
    }

    assertThat(answerTo(request("Create")).get("Reason").toString())
        .contains("(SES answered 403 AccessDeniedException)")
        .contains("role");
  }

  @Test
  void waitsForAnotherIdentityWhenTheSenderChanges() {
    ses.answer(200, VERIFIED);
    Map<String, Object> request = request("Update");
    request.put("PhysicalResourceId", "former.example");

    assertThat(answerTo(request))
        .containsEntry("Status", "SUCCESS")
        .containsEntry("PhysicalResourceId", "olivar.example");
  }

  @Test
  void goesAtOnceAndByItsOwnNameWithoutAskingAnyone() {
    Map<String, Object> request = request("Delete");
    request.put("PhysicalResourceId", "former.example");

    assertThat(answerTo(request))
        .containsEntry("Status", "SUCCESS")
        .containsEntry("PhysicalResourceId", "former.example");
    assertThat(ses.requests()).isEmpty();
  }

  @Test
  void answersWhatIsWrongWithTheTemplate() {
    Map<String, Object> request = request("Create");
    request.put("ResourceProperties", Map.of("ServiceToken", "arn"));

    assertThat(answerTo(request))
        .containsEntry("Status", "FAILED")
        .containsEntry("PhysicalResourceId", "Verified")
        .containsEntry("Reason", "/ResourceProperties/Identity: Missing; must be a string");
  }

  @Test
  void triesAgainToAnswer() {
    ses.answer(200, VERIFIED);
    cloudFormation.answer(503, "").loseAnswer();

    assertThat(answerTo(request("Create"))).containsEntry("Status", "SUCCESS");
    assertThat(cloudFormation.requests()).hasSize(3);
  }

  @Test
  void failsForLambdaToCallItAgainIfNobodyTakesTheAnswer() {
    ses.answer(200, VERIFIED);
    for (int i = 0; i < 500; i++) {
      cloudFormation.answer(403, "");
    }

    assertThatThrownBy(() -> run(request("Create")))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("S3 answered 403");
  }

  @ParameterizedTest
  @CsvSource({"ResponseURL, http://[secret", "RequestType,", "RequestId,", "StackId,"})
  void namesWhatARequestLacksAndQuotesNoAddress(String member, String value) {
    Map<String, Object> request = request("Create");
    request.put(member, value);

    assertThatThrownBy(() -> run(request))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("/" + member + ": ")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  private Duration waited() {
    return Duration.between(START, clock.instant());
  }

  private Map<String, Object> answerTo(Map<String, Object> request) {
    cloudFormation.answer(200, "");
    run(request);
    return cloudFormation.requests().get(cloudFormation.requests().size() - 1).json();
  }

  private void run(Map<String, Object> request) {
    handler.handleRequest(
        new ByteArrayInputStream(Json.bytes(request)),
        new ByteArrayOutputStream(),
        new Invocation("run-1", Duration.ofMinutes(15)));
  }

  private Map<String, Object> request(String type) {
    return Json.object(
        Json.parse(
            """
            {"RequestType": "%s", "ResponseURL": "%s%s?%s", "StackId": "stack-1",
             "RequestId": "request-1", "LogicalResourceId": "Verified",
             "ResourceType": "Custom::VerifiedSender",
             "ResourceProperties": {"ServiceToken": "arn", "Identity": "olivar.example"}}
            """
                .formatted(type, cloudFormation.url(), PATH, QUERY)));
  }
}
