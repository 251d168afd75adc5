package dev.comanda.contract;

/**
 * What a password must have, so that a customer may choose it. The user pool is deployed with this
 * policy, and the door asks for it before the pool does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">Password
 *     requirements of user pools</a>
 */
public final class PasswordPolicy {

  /** The policy in words. */
  public static final String DESCRIPTION =
      "A password has at least "
          + Limits.SHORTEST_PASSWORD
          + " characters, among them one of A to Z, of a to z and of 0 to 9";

  private PasswordPolicy() {}

  /** Whether the pool takes the password, if it is not known to have leaked. */
  public static boolean isMetBy(String password) {
    return password.codePointCount(0, password.length()) >= Limits.SHORTEST_PASSWORD
        && password.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
        && password.chars().anyMatch(c -> c >= 'a' && c <= 'z')
        && password.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
