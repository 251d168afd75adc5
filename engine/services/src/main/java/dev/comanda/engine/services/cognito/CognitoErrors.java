package dev.comanda.engine.services.cognito;

import dev.comanda.engine.aws.AwsError;

/** Cognito's refusals in its own words. All have the status 400. */
final class CognitoErrors {

  private CognitoErrors() {}

  static AwsError invalidParameter(String message) {
    return error("InvalidParameterException", message);
  }

  static AwsError invalidPassword(String rule) {
    return error(
        "InvalidPasswordException", "Password did not conform with policy: Password " + rule);
  }

  static AwsError notAuthorized(String message) {
    return error("NotAuthorizedException", message);
  }

  static AwsError invalidAccessToken() {
    return notAuthorized("Invalid Access Token");
  }

  static AwsError wrongCredentials() {
    return notAuthorized("Incorrect username or password.");
  }

  static AwsError notFound(String message) {
    return error("ResourceNotFoundException", message);
  }

  static AwsError userNotFound() {
    return error("UserNotFoundException", "User does not exist.");
  }

  static AwsError userNotConfirmed() {
    return error("UserNotConfirmedException", "User is not confirmed.");
  }

  static AwsError usernameExists() {
    return error("UsernameExistsException", "An account with the given email already exists.");
  }

  static AwsError error(String code, String message) {
    return new AwsError(code, message, 400);
  }
}
