package dev.comanda.cdk.sender;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.WorkQueue;
import dev.comanda.cdk.operations.OperationsStack;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.ICfnResourceOptions;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetTlsPolicy;
import software.amazon.awscdk.services.ses.DkimIdentity;
import software.amazon.awscdk.services.ses.EasyDkimSigningKeyLength;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.amazon.awscdk.services.ses.Identity;
import software.amazon.awscdk.services.ses.MailFromBehaviorOnMxFailure;
import software.amazon.awscdk.services.ses.SuppressionReasons;
import software.constructs.Construct;

/**
 * The sender of all mails, and the rules for them. It is a stack of its own because it has to be
 * proven before anything may send: a user pool cannot even be created with a sender that is not.
 */
public final class SenderStack extends ComandaStack {

  private final ConfigurationSet configurationSet;
  private final DeploymentConfig config;
  private final WorkQueue mailEvents;

  /** Defines the stack. */
  public SenderStack(Construct app, DeploymentConfig config, OperationsStack operations) {
    super(app, config, "Sender", "Who sends Comanda's mails, and what SES tells of them");
    this.config = config;
    configurationSet =
        ConfigurationSet.Builder.create(this, "ConfigurationSet")
            .tlsPolicy(ConfigurationSetTlsPolicy.REQUIRE)
            .reputationMetrics(true)
            .suppressionReasons(SuppressionReasons.BOUNCES_AND_COMPLAINTS)
            .build();
    Optional<EmailIdentity> identity =
        config.mail().identityExists() ? Optional.empty() : Optional.of(identity());
    identity.ifPresent(this::letGoOf);
    if (config.hasSenderDomain()) {
      publish(new SenderRecords(config.shop().senderDomain(), identity, config.mail()));
    }
    MailEvents events = new MailEvents(this, config, configurationSet);
    events.watch(new Alarms(this, operations.alarmsTopic()), config);
    mailEvents = events.queue();
    output("MailEventsQueueUrl", mailEvents.queue().getQueueUrl());
    output("MailEventsDeadLetterQueueUrl", mailEvents.deadLetterQueue().getQueueUrl());
    output("MailEventsUndeliveredQueueUrl", mailEvents.undeliveredQueue().getQueueUrl());
    output("SenderIdentity", config.senderIdentity());
    output("ConfigurationSetName", configurationSet.getConfigurationSetName());
  }

  private EmailIdentity identity() {
    return config.hasSenderDomain() ? domain() : address();
  }

  /**
   * For customers a domain sends, with DKIM signatures and a MAIL FROM domain of its own, as
   * receivers want it. A mail is still sent, by a name of SES's, while that domain's record cannot
   * be found: its signature alone satisfies DMARC.
   *
   * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/mail-from.html">MAIL FROM</a>
   */
  private EmailIdentity domain() {
    String domain = config.shop().senderDomain();
    return EmailIdentity.Builder.create(this, "Identity")
        .identity(Identity.domain(domain))
        .configurationSet(configurationSet)
        .dkimIdentity(DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT))
        .mailFromDomain(SenderRecords.mailFrom(domain, config.mail()))
        .mailFromBehaviorOnMxFailure(MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE)
        .build();
  }

  /**
   * To try things one address is enough, which its owner confirms by following a link.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/ses/latest/dg/verify-addresses-and-domains.html">Verified
   *     identities</a>
   */
  private EmailIdentity address() {
    return EmailIdentity.Builder.create(this, "Identity")
        .identity(Identity.email(config.shop().senderMailbox()))
        .configurationSet(configurationSet)
        .build();
  }

  /**
   * When the sender changes, its identity is replaced, and the old one would be gone before the
   * stacks behind this one send from the new: it stays, and operators delete it. Shops of before
   * import its name, which could not be taken from them in the same deployment.
   */
  private void letGoOf(EmailIdentity identity) {
    if (config.protectsData()) {
      ICfnResourceOptions options =
          ((CfnResource) identity.getNode().getDefaultChild()).getCfnOptions();
      options.setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
      options.setDeletionPolicy(CfnDeletionPolicy.DELETE);
    }
    keepExported(identity.getEmailIdentityName());
  }

  private void publish(SenderRecords records) {
    config
        .senderZoneId()
        .ifPresentOrElse(
            zone -> records.all().forEach(record -> record.in(this, zone)),
            () -> records.all().forEach(record -> output(record.id(), record.text())));
  }

  /** The rules that every mail of this sender is under. */
  public IConfigurationSet configurationSet() {
    return configurationSet;
  }

  /** What SES tells of mails that did not arrive. */
  public WorkQueue mailEvents() {
    return mailEvents;
  }

  /**
   * The ARN of the domain or of the address. It is made of the configuration: what other stacks
   * import of this one could never change.
   */
  public String identityArn() {
    return formatArn(
        ArnComponents.builder()
            .service("ses")
            .resource("identity")
            .resourceName(config.senderIdentity())
            .build());
  }
}
