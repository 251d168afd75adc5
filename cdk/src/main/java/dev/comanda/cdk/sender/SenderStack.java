package dev.comanda.cdk.sender;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.consumer.EventConsumer;
import dev.comanda.cdk.consumer.TopicAlarms;
import dev.comanda.workflows.email.MailEvents;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetTlsPolicy;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.SuppressionReasons;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The sender of all mails, the rules for them, and what becomes of it when SES tells of mails that
 * did not arrive. It is a stack of its own because it has to be proven before anything may send: a
 * user pool cannot even be created with a sender that is not.
 */
public final class SenderStack extends ComandaStack {

  private final Sender sender;

  /**
   * Defines the stack.
   *
   * @param ordersTable whose customers are marked when mails do not reach them
   */
  public SenderStack(
      Construct app, DeploymentConfig config, ITopic alarmsTopic, ITable ordersTable) {
    super(app, config, "Sender", "Who sends Comanda's mails, and what SES tells of them");
    ConfigurationSet configurationSet =
        ConfigurationSet.Builder.create(this, "ConfigurationSet")
            .tlsPolicy(ConfigurationSetTlsPolicy.REQUIRE)
            .reputationMetrics(true)
            .suppressionReasons(SuppressionReasons.BOUNCES_AND_COMPLAINTS)
            .build();
    sender = new Sender(configurationSet, identityArn(config));
    identity(config, configurationSet);
    keepExported(
        hearOfMails(
            config,
            new Alarms(this, alarmsTopic),
            MailEventsTopic.define(this, configurationSet),
            ordersTable));
    output("SenderIdentity", config.senderIdentity());
    output("ConfigurationSetName", configurationSet.getConfigurationSetName());
  }

  private String identityArn(DeploymentConfig config) {
    return formatArn(
        ArnComponents.builder()
            .service("ses")
            .resource("identity")
            .resourceName(config.senderIdentity())
            .build());
  }

  /**
   * The identity, unless there is one already. Shops of before import its name, which could not be
   * taken from them in the same deployment.
   */
  private void identity(DeploymentConfig config, ConfigurationSet configurationSet) {
    Optional<EmailIdentity> identity =
        config.mail().identityExists()
            ? Optional.empty()
            : Optional.of(SenderIdentity.define(this, "Identity", config, configurationSet));
    identity.ifPresent(made -> keepExported(made.getEmailIdentityName()));
    if (config.hasSenderDomain()) {
      publish(new SenderRecords(config.shop().senderDomain(), identity, config.mail()), config);
    }
  }

  private void publish(SenderRecords records, DeploymentConfig config) {
    config
        .senderZoneId()
        .ifPresentOrElse(
            zone -> records.all().forEach(record -> record.in(this, zone)),
            () -> records.all().forEach(record -> output(record.id(), record.text())));
  }

  private EventConsumer hearOfMails(
      DeploymentConfig config, Alarms alarms, ITopic topic, ITable ordersTable) {
    TopicAlarms.lost(alarms, "MailEventsAreLost", topic, ".");
    return new EventConsumer(
        this,
        "MailEvents",
        config,
        alarms,
        new EventConsumer.Props(
            topic,
            "MailFlow",
            "addresses that mails do not reach are not marked, or customers lack a mail that SES"
                + " took and did not send (the reason begins with Ses.)",
            List.of()),
        (scope, id, logs, deadLetters) ->
            new MailEvents(scope, id, logs, ordersTable, deadLetters));
  }

  /** Shops of before have what works on this queue in the stack Email, which imports it. */
  private void keepExported(EventConsumer mailEvents) {
    keepExported(mailEvents.queue().getQueueArn());
    keepExported(mailEvents.deadLetters().queue().getQueueArn());
    keepExported(mailEvents.deadLetters().queue().getQueueUrl());
    keepExported(mailEvents.deadLetters().key().getKeyArn());
  }

  /** Who sends. */
  public Sender sender() {
    return sender;
  }
}
