package dev.comanda.cdk.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How receivers are to treat mails from the sender's domain, what of the sender is there already,
 * and who mails the user pool's codes.
 *
 * @param codesThroughSes whether the user pool mails through SES, whose sender must be proven
 *     before the pool is created; otherwise Cognito sends some 50 mails a day by itself
 * @param identityExists whether SES knows the sender already, and operators look after it
 * @param mailFrom the label, in the sender's domain, of the domain that bounces go back to
 * @param dmarcPolicy what becomes of mails that only claim to be from the domain: {@code none},
 *     {@code quarantine} or {@code reject}; {@code existing} if the domain says so already
 * @param dmarcReports the mail address that receivers report to; empty for no reports
 */
public record MailRules(
    boolean codesThroughSes,
    boolean identityExists,
    String mailFrom,
    String dmarcPolicy,
    Optional<String> dmarcReports) {

  private static final String EXISTING = "existing";
  private static final List<String> POLICIES = List.of("none", "quarantine", "reject", EXISTING);
  private static final Pattern LABEL = Pattern.compile(Values.LABEL);

  /** Checks that the policy is one, the address an address and the label a label. */
  public MailRules {
    Values.matching(LABEL, "mailFrom", mailFrom, "one label such as mail");
    if (!POLICIES.contains(dmarcPolicy)) {
      throw Values.refused("dmarcPolicy", dmarcPolicy, "one of " + POLICIES);
    }
    dmarcReports.ifPresent(address -> Values.mailAddress("dmarcReports", address));
    if (dmarcPolicy.equals(EXISTING) && dmarcReports.isPresent()) {
      throw new IllegalArgumentException(
          "dmarcReports is '"
              + dmarcReports.get()
              + "' and dmarcPolicy is 'existing': the address is part of the record that exists, so"
              + " set it there.");
    }
  }

  /** What the context says of mails. */
  static MailRules of(ContextValues values, boolean dev) {
    boolean identityExists =
        values.oneOf(ContextKey.SENDER_IDENTITY, "new", List.of("new", EXISTING)).equals(EXISTING);
    if (identityExists) {
      values.optional(ContextKey.MAIL_FROM).ifPresent(MailRules::refuse);
    }
    return new MailRules(
        values
            .oneOf(ContextKey.CODE_MAILS, dev ? "cognito" : "ses", List.of("ses", "cognito"))
            .equals("ses"),
        identityExists,
        values.text(ContextKey.MAIL_FROM, "mail"),
        values.text(ContextKey.DMARC_POLICY, "quarantine"),
        values.optional(ContextKey.DMARC_REPORTS));
  }

  private static void refuse(String mailFrom) {
    throw new IllegalArgumentException(
        "mailFrom is '"
            + mailFrom
            + "' and senderIdentity is 'existing': the MAIL FROM domain belongs to the"
            + " identity that exists, so set it there.");
  }

  /** Whether the domain has a DMARC record of its own making. */
  public boolean dmarcExists() {
    return dmarcPolicy.equals(EXISTING);
  }
}
