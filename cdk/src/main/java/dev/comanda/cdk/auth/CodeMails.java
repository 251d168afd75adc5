package dev.comanda.cdk.auth;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.config.Shop;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.cognito.UserPoolEmail;
import software.amazon.awscdk.services.cognito.UserPoolSESOptions;
import software.amazon.awscdk.services.cognito.UserVerificationConfig;
import software.amazon.awscdk.services.cognito.VerificationEmailStyle;
import software.amazon.awscdk.services.ses.IConfigurationSet;

/** The mails by which customers prove their address: what they say, and who sends them. */
final class CodeMails {

  private static final String SUBJECT = "%1$s: tu código / your code";
  private static final String BODY =
      "<p>Tu código de %1$s es <strong>{####}</strong>.</p>"
          + "<p>Your code from %1$s is <strong>{####}</strong>.</p>"
          + "<p>Si no lo has pedido, no tienes que hacer nada. · If you have not asked for it, there"
          + " is nothing to do.</p>";

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern PHRASE = Pattern.compile("[\\w!#$%&'*+/=?^`{|}~ -]*");

  private CodeMails() {}

  static UserVerificationConfig text(Shop shop) {
    return UserVerificationConfig.builder()
        .emailStyle(VerificationEmailStyle.CODE)
        .emailSubject(SUBJECT.formatted(shop.name()))
        .emailBody(BODY.formatted(html(shop.name())))
        .build();
  }

  /**
   * Codes come from the sender of all other mails, once that is proven. Until then Cognito sends by
   * itself, to any address but few, and SES's sandbox is in nobody's way.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html">Mails
   *     of user pools</a>
   */
  static UserPoolEmail sender(DeploymentConfig config, IConfigurationSet mailRules) {
    if (!config.mail().codesThroughSes()) {
      return UserPoolEmail.withCognito();
    }
    UserPoolSESOptions.Builder ses =
        UserPoolSESOptions.builder()
            .fromEmail(config.shop().senderMailbox())
            .configurationSetName(mailRules.getConfigurationSetName());
    config.shop().senderName().map(CodeMails::phrase).ifPresent(ses::fromName);
    if (config.hasSenderDomain()) {
      ses.sesVerifiedDomain(config.shop().senderDomain());
    }
    return UserPoolEmail.withSES(ses.build());
  }

  /**
   * A name that CDK would leave bare, commas and dots in it included, is quoted. Those outside of
   * ASCII it encodes.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.2.3">RFC 5322, atoms</a>
   */
  private static String phrase(String name) {
    return ASCII.matcher(name).matches() && !PHRASE.matcher(name).matches()
        ? "\"" + name + "\""
        : name;
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
