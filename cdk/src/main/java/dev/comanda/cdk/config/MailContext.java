package dev.comanda.cdk.config;

import java.util.List;

/** What the context says of mails. */
final class MailContext {

  private static final String EXISTING = "existing";

  private MailContext() {}

  static MailRules read(ContextValues values, boolean dev) {
    boolean identityExists =
        values.oneOf(ContextKey.SENDER_IDENTITY, "new", List.of("new", EXISTING)).equals(EXISTING);
    if (identityExists) {
      values.optional(ContextKey.MAIL_FROM).ifPresent(MailContext::refuse);
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
}
