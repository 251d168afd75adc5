package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of SES means for the mail of an order. */
class SesAnswersTest extends OrderEmail {

  @ParameterizedTest
  @CsvSource({
    "429, TooManyRequestsException",
    "400, LimitExceededException",
    "400, SendingPausedException",
    "400, AccountSuspendedException",
    "400, MailFromDomainNotVerifiedException",
    "404, NotFoundException",
    "403, AccessDeniedException",
    "500, InternalServiceErrorException",
    "503, ServiceUnavailable"
  })
  void letsTheNextRunSendAtOnceWhatSesDidNotTakeNow(int status, String code) {
    ses.error(status, code, "for lucia@example.com").answer(200, "{\"MessageId\":\"ses-2\"}");

    Throwable failure = catchThrowable(() -> run("run-1"));
    assertThat(failure)
        .isInstanceOf(MailThrottledException.class)
        .hasMessageStartingWith("SES answered " + status + " " + code)
        .hasMessageNotContaining("lucia");
    assertThat(ses.requests()).as("the client itself repeats nothing").hasSize(1);
    assertThat(run("run-2"))
        .containsEntry("sesMessageId", "ses-2")
        .containsEntry("alreadySent", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MessageRejected", "BadRequestException"})
  void givesUpWhatSesRefuses(String code) {
    ses.error(400, code, "Address lucia@example.com is bad");

    assertThatThrownBy(() -> run("run-1"))
        .isInstanceOf(MailRefusedException.class)
        .hasMessageStartingWith("SES answered 400 " + code)
        .hasMessageNotContaining("lucia")
        .hasNoCause();
    assertThat(ses.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "403 | AccessDeniedException | in SES's sandbox, to the recipient",
        "400 | MessageRejected | in SES's sandbox, a recipient that is not verified"
      })
  void saysWhatSesMayRefuseInItsSandbox(int status, String code, String meaning) {
    ses.error(status, code, "for lucia@example.com");

    assertThatThrownBy(() -> run("run-1")).hasMessageContaining(meaning);
  }

  @Test
  void takesABadRequestWithoutACodeForARefusal() {
    ses.answer(400, "{\"type\":\"BadRequestException\",\"message\":\"Bad Request Exception\"}");

    assertThatThrownBy(() -> run("run-1")).isInstanceOf(MailRefusedException.class);
  }

  @Test
  void releasesTheClaimWhenSesCannotBeReached() {
    ses.close();

    assertThatThrownBy(() -> run("run-1")).isInstanceOf(MailThrottledException.class);
    assertThatThrownBy(() -> run("run-2")).isInstanceOf(MailThrottledException.class);
  }

  @Test
  void keepsAClaimWhoseAnswerWasLost() {
    ses.answer(200, "{\"MessageId\":\"ses-1\"}");
    ledger.forwardAndLoseAnswer(dynamoDb.endpoint());

    assertThat(run("run-1")).containsEntry("sesMessageId", "ses-1");
  }

  @Test
  void succeedsWithAMailThatIsSentButCannotBeRecorded() {
    ses.answer(200, "{\"MessageId\":\"ses-1\"}");
    ledger.forward(dynamoDb.endpoint());
    for (int attempt = 0; attempt < 3; attempt++) {
      ledger.error(500, "InternalServerError", "not now");
    }

    assertThat(run("run-1"))
        .as("a failure would make the mail be sent again")
        .containsEntry("sesMessageId", "ses-1");
  }
}
