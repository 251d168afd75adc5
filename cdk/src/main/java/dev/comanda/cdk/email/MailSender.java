package dev.comanda.cdk.email;

import dev.comanda.cdk.DeploymentConfig;
import dev.comanda.cdk.Stage;
import dev.comanda.cdk.construct.Definition;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.cdk.construct.Permissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ses.CfnTemplate;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.Identity;
import software.amazon.awscdk.services.ses.SuppressionReasons;
import software.constructs.Construct;

/** What SES knows of Comanda: who sends, the mails' templates, and whom not to write to again. */
final class MailSender extends Construct {

  private final DeploymentConfig config;
  private final EmailIdentity identity;
  private final ConfigurationSet configurationSet;
  private final Map<String, CfnTemplate> templates = new LinkedHashMap<>();

  MailSender(Construct scope, String id, DeploymentConfig config) {
    super(scope, id);
    this.config = config;
    configurationSet =
        ConfigurationSet.Builder.create(this, "ConfigurationSet")
            .reputationMetrics(true)
            .suppressionReasons(SuppressionReasons.BOUNCES_AND_COMPLAINTS)
            .build();
    identity = identity();
  }

  /**
   * For customers a domain sends, with DKIM signatures and a MAIL FROM domain of its own, as
   * receivers want it; its DNS records are shown in the SES console. To try things one address is
   * enough, which its owner confirms by following a link.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/ses/latest/dg/verify-addresses-and-domains.html">Verified
   *     identities</a>
   */
  private EmailIdentity identity() {
    EmailIdentity.Builder builder =
        EmailIdentity.Builder.create(this, "Identity").configurationSet(configurationSet);
    if (config.stage() == Stage.PROD) {
      String domain = config.shop().senderDomain();
      return builder.identity(Identity.domain(domain)).mailFromDomain("mail." + domain).build();
    }
    return builder.identity(Identity.email(config.shop().senderMailbox())).build();
  }

  /**
   * Stores a template of {@code email-templates}.
   *
   * @param message such as {@code order-confirmation}
   * @param locale such as {@code es}
   * @return the template's name, by which mails are sent
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ses-template.html">AWS::SES::Template</a>
   */
  String template(String message, String locale) {
    String folder = message + "/" + locale + "/";
    // SES knows a template by this name alone: Ref gives an id of CloudFormation's.
    String name = config.stackName(message + "-" + locale);
    templates.put(
        name,
        CfnTemplate.Builder.create(this, message + "-" + locale)
            .template(
                CfnTemplate.TemplateProperty.builder()
                    .templateName(name)
                    .subjectPart(Definition.text(folder + "subject.txt").strip())
                    .htmlPart(Definition.text(folder + "body.html"))
                    .textPart(Definition.text(folder + "body.txt"))
                    .build())
            .build());
    return name;
  }

  /**
   * Allows a function to send mails from the shop's address with the templates stored so far.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html">SES's
   *     actions, resources and conditions</a>
   */
  void grantSend(JavaFunction function) {
    List<String> resources = new ArrayList<>();
    resources.add(arn("configuration-set", configurationSet.getConfigurationSetName()));
    resources.add(senders(function));
    templates.forEach(
        (name, template) -> {
          resources.add(arn("template", name));
          function.function().getNode().addDependency(template);
        });
    Permissions.allow(
        function.role(),
        List.of("ses:SendEmail"),
        resources,
        Map.of("StringEquals", Map.of("ses:FromAddress", config.shop().senderMailbox())));
  }

  /** In the SES sandbox, where a new account starts, sending asks for the recipient as well. */
  private String senders(JavaFunction function) {
    if (config.stage() == Stage.PROD) {
      return identity.getEmailIdentityArn();
    }
    Nag.accept(
        function.policy(),
        "AwsSolutions-IAM5",
        "Resource::arn:aws:ses:" + DeploymentConfig.REGION + ":<AWS::AccountId>:identity/*",
        "In SES's sandbox recipients are identities too. Only the shop's address can be the"
            + " sender.");
    return arn("identity", "*");
  }

  private String arn(String resource, String name) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder().service("ses").resource(resource).resourceName(name).build());
  }
}
