package dev.comanda.cdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuthStackTest {

  private final Resource pool = Assembly.dev().resource("Auth", "CustomerPool");
  private final Resource client = Assembly.dev().resource("Auth", "StorefrontClient");

  @Test
  void letsCustomersRegisterThemselves() {
    assertThat(pool.at("/AdminCreateUserConfig/AllowAdminCreateUserOnly").asBoolean()).isFalse();
    assertThat(pool.at("/AdminCreateUserConfig/AllowAdminCreateUserOnly").isMissingNode())
        .isFalse();
  }

  @Test
  void knowsCustomersByTheirProvenAddressWhateverItsCase() {
    assertThat(Resource.texts(pool.at("/UsernameAttributes"))).containsExactly("email");
    assertThat(Resource.texts(pool.at("/AutoVerifiedAttributes"))).containsExactly("email");
    assertThat(pool.at("/UsernameConfiguration/CaseSensitive").asBoolean(true)).isFalse();
    assertThat(
            Resource.texts(
                pool.at("/UserAttributeUpdateSettings")
                    .path("AttributesRequireVerificationBeforeUpdate")))
        .containsExactly("email");
  }

  @Test
  void requiresWhatOrdersAndMailsNeed() {
    Map<String, Boolean> required = new TreeMap<>();
    for (JsonNode attribute : pool.at("/Schema")) {
      required.put(attribute.path("Name").asText(), attribute.path("Required").asBoolean());
    }
    assertThat(required).isEqualTo(Map.of("email", true, "name", true, "locale", true));
  }

  @Test
  void asksForTwelveCharactersOfThreeKinds() {
    JsonNode policy = pool.at("/Policies/PasswordPolicy");

    assertThat(policy.path("MinimumLength").asInt()).isEqualTo(12);
    assertThat(policy.path("RequireLowercase").asBoolean()).isTrue();
    assertThat(policy.path("RequireUppercase").asBoolean()).isTrue();
    assertThat(policy.path("RequireNumbers").asBoolean()).isTrue();
    assertThat(policy.path("RequireSymbols").asBoolean()).isFalse();
  }

  @Test
  void sendsTheCodeInBothLanguages() {
    JsonNode template = pool.at("/VerificationMessageTemplate");

    assertThat(template.path("DefaultEmailOption").asText()).isEqualTo("CONFIRM_WITH_CODE");
    assertThat(template.path("EmailSubject").asText()).contains("código", "code");
    assertThat(template.path("EmailMessage").asText()).contains("Tu código", "Your code", "{####}");
  }

  @Test
  void signsInByPasswordAndRefreshesAndNothingElse() {
    assertThat(Resource.texts(client.at("/ExplicitAuthFlows")))
        .containsExactlyInAnyOrder("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
    assertThat(client.properties().has("AllowedOAuthFlows")).isFalse();
  }

  @Test
  void gives15MinutesOfAccessAnd30DaysOfSession() {
    assertThat(minutes("Access")).isEqualTo(15);
    assertThat(minutes("Id")).isEqualTo(15);
    assertThat(minutes("Refresh")).isEqualTo(30 * 24 * 60);
  }

  @Test
  void tellsNobodyWhoIsACustomer() {
    assertThat(client.at("/PreventUserExistenceErrors").asText()).isEqualTo("ENABLED");
  }

  @Test
  void trustsTheBrowserWithNoSecret() {
    assertThat(client.at("/GenerateSecret").asBoolean(true)).isFalse();
  }

  @Test
  void keepsCustomersInProduction() {
    Resource prod = Assembly.prod().resource("Auth", "CustomerPool");

    assertThat(prod.at("/DeletionProtection").asText()).isEqualTo("ACTIVE");
    assertThat(prod.definition().path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(pool.definition().path("DeletionPolicy").asText()).isEqualTo("Delete");
  }

  @Test
  void mailsCodesFromTheProvenSenderInProduction() {
    JsonNode email =
        Assembly.prodWithDomain().resource("Auth", "CustomerPool").at("/EmailConfiguration");

    assertThat(email.path("EmailSendingAccount").asText()).isEqualTo("DEVELOPER");
    assertThat(email.path("From").asText()).isEqualTo("Comanda <orders@olivar.example>");
    assertThat(email.path("SourceArn").toString()).contains(":identity/olivar.example");
    assertThat(email.path("ConfigurationSet").has("Fn::ImportValue")).isTrue();
    assertThat(Assembly.prodWithDomain().dependencies("Auth")).contains("Sender", "Verification");
  }

  @Test
  void quotesASendersNameThatWouldBeTwoAddresses() {
    Assembly dev =
        Assembly.of(
            Map.of("codeMails", "ses", "senderAddress", "Olivar, S.L. <orders@olivar.example>"));

    assertThat(dev.resource("Auth", "CustomerPool").at("/EmailConfiguration/From").asText())
        .isEqualTo("\"Olivar, S.L.\" <orders@olivar.example>");
  }

  @Test
  void mailsCodesByCognitosOwnMeansInDevelopment() {
    assertThat(pool.at("/EmailConfiguration/EmailSendingAccount").asText("COGNITO_DEFAULT"))
        .isEqualTo("COGNITO_DEFAULT");
  }

  @Test
  void protectsCustomersFromLeakedPasswordsInProduction() {
    Resource prod = Assembly.prod().resource("Auth", "CustomerPool");
    Resource protection = Assembly.prod().resource("Auth", "ThreatProtection");
    JsonNode leaked = protection.at("/CompromisedCredentialsRiskConfiguration");

    assertThat(prod.at("/UserPoolTier").asText()).isEqualTo("PLUS");
    assertThat(prod.at("/UserPoolAddOns/AdvancedSecurityMode").asText()).isEqualTo("ENFORCED");
    assertThat(protection.at("/ClientId").asText()).isEqualTo("ALL");
    assertThat(leaked.at("/Actions/EventAction").asText()).isEqualTo("BLOCK");
    assertThat(Resource.texts(leaked.path("EventFilter")))
        .as("whoever is blocked at sign-in would need a page to reset the password")
        .containsExactlyInAnyOrder("SIGN_UP", "PASSWORD_CHANGE");
  }

  @Test
  void stopsNobodyForTheAddressOfOurOwnFunctions() {
    JsonNode actions =
        Assembly.prod()
            .resource("Auth", "ThreatProtection")
            .at("/AccountTakeoverRiskConfiguration/Actions");

    for (String risk : new String[] {"LowAction", "MediumAction", "HighAction"}) {
      assertThat(actions.path(risk).path("EventAction").asText()).isEqualTo("NO_ACTION");
      assertThat(actions.path(risk).path("Notify").asBoolean(true)).isFalse();
    }
  }

  @Test
  void paysForNoThreatProtectionInDevelopment() {
    assertThat(pool.at("/UserPoolTier").asText()).isEqualTo("ESSENTIALS");
    assertThat(Assembly.dev().resources("AWS::Cognito::UserPoolRiskConfigurationAttachment"))
        .isEmpty();
  }

  private long minutes(String token) {
    String unit = client.at("/TokenValidityUnits/" + token + "Token").asText();
    long validity = client.at("/" + token + "TokenValidity").asLong();
    return switch (unit) {
      case "minutes" -> validity;
      case "hours" -> validity * 60;
      case "days" -> validity * 24 * 60;
      default -> throw new AssertionError("unit " + unit);
    };
  }
}
