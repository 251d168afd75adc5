package dev.comanda.cdk.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.construct.Definition;
import dev.comanda.contract.Language;
import dev.comanda.contract.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmailStackTest {

  private final Resource destination = Assembly.dev().resource("Sender", "MailEventsDestination");

  @Test
  void hearsOfEveryMailThatDoesNotArrive() {
    assertThat(destination.at("/EventDestination/Enabled").asBoolean()).isTrue();
    assertThat(Resource.texts(destination.at("/EventDestination/MatchingEventTypes")))
        .containsExactlyInAnyOrder(
            "bounce", "complaint", "reject", "renderingFailure", "deliveryDelay");
    assertThat(destination.at("/EventDestination/SnsDestination/TopicARN/Ref").asText())
        .isEqualTo("MailEventsTopic");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void letsOnlyTheSendersOwnConfigurationSetTell(Assembly assembly) {
    assertThat(assembly.resource("Sender", "MailEventsTopicPolicy").statements())
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
              assertThat(statement.at("/Principal/Service").asText())
                  .isEqualTo("ses.amazonaws.com");
              JsonNode condition = statement.at("/Condition/StringEquals");
              assertThat(condition.at("/AWS:SourceAccount/Ref").asText())
                  .isEqualTo("AWS::AccountId");
              assertThat(condition.path("AWS:SourceArn").toString())
                  .contains(":configuration-set/", "\"Ref\":\"ConfigurationSet\"")
                  .doesNotContain("*");
            });
    assertThat(Resource.texts(destination.definition().path("DependsOn")))
        .as("SES tries the topic when the destination is made")
        .contains("MailEventsTopicPolicy");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void letsSesUseTheKeyOfTheTopicThatItPublishesIn(Assembly assembly) {
    assertThat(assembly.resource("Sender", "MailEventsTopic").at("/KmsMasterKeyId").toString())
        .contains("MailEventsKey");
    JsonNode policy = assembly.resource("Sender", "MailEventsKey").at("/KeyPolicy/Statement");
    assertThat(policy)
        .filteredOn(
            statement ->
                Resource.texts(statement.at("/Principal/Service")).contains("ses.amazonaws.com"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(Resource.texts(statement.path("Action")))
                  .containsExactlyInAnyOrder("kms:GenerateDataKey", "kms:Decrypt");
              assertThat(statement.has("Condition"))
                  .as("a condition on what SES does not promise to send")
                  .isFalse();
            });
  }

  @Test
  void letsTheWorkflowMarkCustomersAndNothingElse() {
    assertThat(Assembly.dev().resource("Sender", "MailEventsRoleDefaultPolicy").statements())
        .filteredOn(statement -> statement.path("Action").toString().contains("dynamodb:"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("dynamodb:UpdateItem");
              assertThat(
                      Resource.texts(
                          statement.at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys")))
                  .containsExactly("CUSTOMER#*");
            });
  }

  @Test
  void storesTheMailTemplatesUnchanged() {
    Map<String, Resource> templates =
        Assembly.dev().resources("AWS::SES::Template").stream()
            .collect(
                Collectors.toMap(
                    template -> template.at("/Template/TemplateName").asText(),
                    template -> template));

    List<String> stored = new ArrayList<>();
    for (Mail mail : Mail.values()) {
      for (Language language : Language.values()) {
        stored.add(mail.folder() + "/" + language.tag() + "/");
      }
    }
    assertThat(stored).contains("order-confirmation/es/").hasSameSizeAs(templates.keySet());
    for (String folder : stored) {
      Resource template =
          templates.get(
              "Comanda-dev-" + folder.substring(0, folder.length() - 1).replace('/', '-'));
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
}
