package dev.comanda.auth;

import dev.comanda.contract.Limits;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address that mail can be sent to.
 *
 * @param value in lower case, at most {@link Limits#LONGEST_EMAIL} characters, all of ASCII
 * @see <a href="https://html.spec.whatwg.org/#valid-e-mail-address">What browsers accept</a>
 */
record EmailAddress(String value) {

  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern VALID =
      Pattern.compile(
          "(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "\\.)+" + LABEL);

  EmailAddress {
    if (value.length() > Limits.LONGEST_EMAIL || !VALID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Must be a mail address such as name@example.com, of at most "
              + Limits.LONGEST_EMAIL
              + " characters");
    }
  }

  /** The address in lower case, as the user pool knows it. */
  static EmailAddress of(String text) {
    return new EmailAddress(text.toLowerCase(Locale.ROOT));
  }
}
