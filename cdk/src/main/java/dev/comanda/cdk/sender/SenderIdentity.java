package dev.comanda.cdk.sender;

import dev.comanda.cdk.config.DeploymentConfig;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.ICfnResourceOptions;
import software.amazon.awscdk.services.ses.DkimIdentity;
import software.amazon.awscdk.services.ses.EasyDkimSigningKeyLength;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.amazon.awscdk.services.ses.Identity;
import software.amazon.awscdk.services.ses.MailFromBehaviorOnMxFailure;
import software.constructs.Construct;

/** What SES has to verify before mails are sent. */
final class SenderIdentity {

  private SenderIdentity() {}

  static EmailIdentity define(
      Construct scope, String id, DeploymentConfig config, IConfigurationSet configurationSet) {
    EmailIdentity.Builder identity =
        EmailIdentity.Builder.create(scope, id).configurationSet(configurationSet);
    EmailIdentity made =
        config.hasSenderDomain()
            ? domain(identity, config).build()
            : address(identity, config).build();
    letGoOf(made, config);
    return made;
  }

  /**
   * For customers a domain sends, with DKIM signatures and a MAIL FROM domain of its own, as
   * receivers want it. A mail is still sent, by a name of SES's, while that domain's record cannot
   * be found: its signature alone satisfies DMARC.
   *
   * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/mail-from.html">MAIL FROM</a>
   */
  private static EmailIdentity.Builder domain(
      EmailIdentity.Builder identity, DeploymentConfig config) {
    String domain = config.shop().senderDomain();
    return identity
        .identity(Identity.domain(domain))
        .dkimIdentity(DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT))
        .mailFromDomain(SenderRecords.mailFrom(domain, config.mail()))
        .mailFromBehaviorOnMxFailure(MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE);
  }

  /**
   * To try things one address is enough, which its owner confirms by following a link.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/ses/latest/dg/verify-addresses-and-domains.html">Verified
   *     identities</a>
   */
  private static EmailIdentity.Builder address(
      EmailIdentity.Builder identity, DeploymentConfig config) {
    return identity.identity(Identity.email(config.shop().senderMailbox()));
  }

  /**
   * When the sender changes, its identity is replaced, and the old one would be gone before the
   * stacks behind this one send from the new: it stays, and operators delete it.
   */
  private static void letGoOf(EmailIdentity identity, DeploymentConfig config) {
    if (config.protectsData()) {
      ICfnResourceOptions options =
          ((CfnResource) identity.getNode().getDefaultChild()).getCfnOptions();
      options.setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
      options.setDeletionPolicy(CfnDeletionPolicy.DELETE);
    }
  }
}
