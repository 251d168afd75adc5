package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;

/**
 * What a password must have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">Passwords</a>
 */
record PasswordPolicy(
    int minimumLength, boolean lowercase, boolean uppercase, boolean numbers, boolean symbols) {

  private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

  /** Reads {@code Policies} of a pool; what it leaves out is Cognito's default. */
  static PasswordPolicy of(JsonNode policies) {
    JsonNode policy = policies.path("PasswordPolicy");
    return new PasswordPolicy(
        policy.path("MinimumLength").asInt(8),
        policy.path("RequireLowercase").asBoolean(policy.isMissingNode()),
        policy.path("RequireUppercase").asBoolean(policy.isMissingNode()),
        policy.path("RequireNumbers").asBoolean(policy.isMissingNode()),
        policy.path("RequireSymbols").asBoolean(policy.isMissingNode()));
  }

  /**
   * @throws AwsError {@code InvalidPasswordException} with the first rule that is broken
   */
  void check(String password) {
    require(password.codePointCount(0, password.length()) >= minimumLength, "not long enough");
    require(!numbers || has(password, "0123456789"), "must have numeric characters");
    require(!symbols || has(password, SYMBOLS), "must have symbol characters");
    require(
        !uppercase || password.chars().anyMatch(c -> c >= 'A' && c <= 'Z'),
        "must have uppercase characters");
    require(
        !lowercase || password.chars().anyMatch(c -> c >= 'a' && c <= 'z'),
        "must have lowercase characters");
  }

  private static boolean has(String password, String oneOf) {
    return password.chars().anyMatch(c -> oneOf.indexOf(c) >= 0);
  }

  private static void require(boolean held, String rule) {
    if (!held) {
      throw CognitoErrors.invalidPassword(rule);
    }
  }
}
