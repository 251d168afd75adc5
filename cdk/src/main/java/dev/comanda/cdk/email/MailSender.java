package dev.comanda.cdk.email;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Definition;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.contract.Language;
import dev.comanda.contract.Mail;
import dev.comanda.workflows.construct.Permissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ses.CfnTemplate;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.constructs.Construct;

/** The mails' templates, and who may send with them. */
final class MailSender extends Construct {

  private final DeploymentConfig config;
  private final IConfigurationSet configurationSet;
  private final Map<String, CfnTemplate> templates = new LinkedHashMap<>();

  /** Stores every mail of the shop in every language. */
  MailSender(
      Construct scope, String id, DeploymentConfig config, IConfigurationSet configurationSet) {
    super(scope, id);
    this.config = config;
    this.configurationSet = configurationSet;
    for (Mail mail : Mail.values()) {
      for (Language language : Language.values()) {
        store(mail, language);
      }
    }
  }

  /** The name of a mail's template, by which it is sent; Ref gives an id of CloudFormation's. */
  String template(Mail mail, Language language) {
    return config.stackName(named(mail, language));
  }

  /** The variables of a function that sends a mail: {@code TEMPLATE_NAME_EN} and so on. */
  Map<String, String> templates(Mail mail) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      names.put("TEMPLATE_NAME_" + language.name(), template(mail, language));
    }
    return names;
  }

  private static String named(Mail mail, Language language) {
    return mail.folder() + "-" + language.tag();
  }

  /**
   * Stores a template of {@code email-templates}.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ses-template.html">AWS::SES::Template</a>
   */
  private void store(Mail mail, Language language) {
    String folder = mail.folder() + "/" + language.tag() + "/";
    String name = template(mail, language);
    templates.put(
        name,
        CfnTemplate.Builder.create(this, named(mail, language))
            .template(
                CfnTemplate.TemplateProperty.builder()
                    .templateName(name)
                    .subjectPart(Definition.text(folder + "subject.txt").strip())
                    .htmlPart(Definition.text(folder + "body.html"))
                    .textPart(Definition.text(folder + "body.txt"))
                    .build())
            .build());
  }

  /**
   * Allows a function to send a mail from the shop's address. The condition says from which
   * address; the identities are any, since in SES's sandbox, where an account starts, SES asks for
   * permission on each recipient's identity as well, and tells so nowhere but in the refusal.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html">SES's
   *     actions, resources and conditions</a>
   */
  void grantSend(JavaFunction function, Mail mail) {
    List<String> resources = new ArrayList<>();
    resources.add(arn("configuration-set", configurationSet.getConfigurationSetName()));
    resources.add(arn("identity", "*"));
    for (Language language : Language.values()) {
      String name = template(mail, language);
      resources.add(arn("template", name));
      function.function().getNode().addDependency(templates.get(name));
    }
    Permissions.allow(
        function.role(),
        List.of("ses:SendEmail"),
        resources,
        Map.of("StringEquals", Map.of("ses:FromAddress", config.shop().senderMailbox())));
    Nag.accept(
        function.policy(),
        "AwsSolutions-IAM5",
        "Resource::arn:aws:ses:" + DeploymentConfig.REGION + ":<AWS::AccountId>:identity/*",
        "In SES's sandbox recipients are identities too. Only the shop's address can be the"
            + " sender.");
  }

  private String arn(String resource, String name) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder().service("ses").resource(resource).resourceName(name).build());
  }
}
