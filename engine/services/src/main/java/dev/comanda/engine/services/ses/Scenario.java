package dev.comanda.engine.services.ses;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of a mail to an address of SES's mailbox simulator; a label after {@code +} makes
 * any number of addresses of each.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html">Mailbox
 *     simulator</a>
 */
enum Scenario {
  SUCCESS,
  BOUNCE("Permanent", "General"),
  OOTO("Transient", "General"),
  SUPPRESSIONLIST("Permanent", "Suppressed"),
  COMPLAINT;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:.*<)?(success|bounce|ooto|suppressionlist|complaint)(?:\\+[^@]*)?"
              + "@simulator\\.amazonses\\.com>?",
          Pattern.CASE_INSENSITIVE);

  /** As SES's events tell it; null if the mail does not bounce. */
  final String bounceType;

  /** As SES's events tell it; null if the mail does not bounce. */
  final String bounceSubType;

  Scenario() {
    this(null, null);
  }

  Scenario(String bounceType, String bounceSubType) {
    this.bounceType = bounceType;
    this.bounceSubType = bounceSubType;
  }

  /** The scenario of an address; empty if it is not one of the simulator. */
  static Optional<Scenario> of(String address) {
    Matcher matcher = ADDRESS.matcher(address.strip());
    return matcher.matches()
        ? Optional.of(valueOf(matcher.group(1).toUpperCase(java.util.Locale.ROOT)))
        : Optional.empty();
  }

  /** Whether the mail bounces. */
  boolean bounces() {
    return bounceType != null;
  }
}
