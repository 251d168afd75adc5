package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.construct.Definition;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmailStackTest {

  @Test
  void sendsFromOneConfirmedAddressInDevelopment() {
    assertThat(identity(Assembly.dev()).at("/EmailIdentity").asText())
        .isEqualTo("orders@example.com");
  }

  @Test
  void sendsFromADomainWithItsOwnMailFromInProduction() {
    Resource identity = identity(Assembly.prod());

    assertThat(identity.at("/EmailIdentity").asText()).isEqualTo("example.com");
    assertThat(identity.at("/MailFromAttributes/MailFromDomain").asText())
        .isEqualTo("mail.example.com");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.Assembly#both")
  void writesToNobodyAgainWhoBouncedOrComplained(Assembly assembly) {
    Resource set = assembly.resource("Email", "MailSenderConfigurationSet");

    assertThat(Resource.texts(set.at("/SuppressionOptions/SuppressedReasons")))
        .containsExactlyInAnyOrder("BOUNCE", "COMPLAINT");
    assertThat(
            identity(assembly).at("/ConfigurationSetAttributes/ConfigurationSetName/Ref").asText())
        .isEqualTo(set.id());
  }

  @Test
  void storesTheMailTemplatesUnchanged() {
    Map<String, Resource> templates =
        Assembly.dev().resources("AWS::SES::Template").stream()
            .collect(
                Collectors.toMap(
                    template -> template.at("/Template/TemplateName").asText(),
                    template -> template));

    for (String locale : new String[] {"es", "en"}) {
      Resource template = templates.get("Comanda-dev-order-confirmation-" + locale);
      String folder = "order-confirmation/" + locale + "/";
      assertThat(template.at("/Template/SubjectPart").asText())
          .isEqualTo(Definition.text(folder + "subject.txt").strip());
      assertThat(template.at("/Template/HtmlPart").asText())
          .isEqualTo(Definition.text(folder + "body.html"));
      assertThat(template.at("/Template/TextPart").asText())
          .isEqualTo(Definition.text(folder + "body.txt"));
    }
  }

  @Test
  void createsTheTemplatesBeforeTheFunctionThatSendsWithThem() {
    assertThat(
            Resource.texts(
                Assembly.dev()
                    .resource("Email", "SendOrderEmailFunction")
                    .definition()
                    .path("DependsOn")))
        .contains("MailSenderOrderConfirmationEs", "MailSenderOrderConfirmationEn");
  }

  private static Resource identity(Assembly assembly) {
    return assembly.resource("Email", "MailSenderIdentity");
  }
}
