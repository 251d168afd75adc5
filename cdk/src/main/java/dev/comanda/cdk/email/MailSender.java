package dev.comanda.cdk.email;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Definition;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Nag;
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

  MailSender(
      Construct scope, String id, DeploymentConfig config, IConfigurationSet configurationSet) {
    super(scope, id);
    this.config = config;
    this.configurationSet = configurationSet;
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
   * Allows a function to send mails from the shop's address with the templates stored so far. The
   * condition says from which address; the identities are any, since in SES's sandbox, where an
   * account starts, SES asks for permission on each recipient's identity as well, and tells so
   * nowhere but in the refusal.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html">SES's
   *     actions, resources and conditions</a>
   */
  void grantSend(JavaFunction function) {
    List<String> resources = new ArrayList<>();
    resources.add(arn("configuration-set", configurationSet.getConfigurationSetName()));
    resources.add(arn("identity", "*"));
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
