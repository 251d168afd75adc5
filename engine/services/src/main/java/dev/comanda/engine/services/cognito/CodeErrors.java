package dev.comanda.engine.services.cognito;

import dev.comanda.engine.aws.AwsError;

/** Cognito's refusals that are about the codes that it mails. */
final class CodeErrors {

  private CodeErrors() {}

  static AwsError codeMismatch() {
    return CognitoErrors.error(
        "CodeMismatchException", "Invalid verification code provided, please try again.");
  }

  static AwsError expiredCode() {
    return CognitoErrors.error(
        "ExpiredCodeException", "Invalid code provided, please request a code again.");
  }

  static AwsError limitExceeded() {
    return CognitoErrors.error(
        "LimitExceededException", "Attempt limit exceeded, please try after some time.");
  }

  static AwsError codeDeliveryFailed(String reason) {
    return CognitoErrors.error(
        "CodeDeliveryFailureException", "Unable to deliver the code: " + reason);
  }
}
