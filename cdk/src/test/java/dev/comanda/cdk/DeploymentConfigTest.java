package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.RemovalPolicy;

class DeploymentConfigTest {

  @Test
  void isForDevelopmentUnlessToldOtherwise() {
    assertThat(config(Map.of()).stage()).isEqualTo(Stage.DEV);
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "", "DEV"})
  void refusesAnUnknownStageAndNamesTheKnownOnes(String stage) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of("stage", stage)))
        .withMessage("Unknown stage '" + stage + "': use one of dev, prod.");
  }

  @Test
  void keepsDataInProductionOnly() {
    DeploymentConfig.Retention prod = config(Map.of("stage", "prod")).retention();
    DeploymentConfig.Retention dev = config(Map.of()).retention();

    assertThat(prod.stateful()).isEqualTo(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    assertThat(prod.undeletable()).isEqualTo(RemovalPolicy.RETAIN);
    assertThat(dev.stateful()).isEqualTo(RemovalPolicy.DESTROY);
    assertThat(dev.undeletable()).isEqualTo(RemovalPolicy.DESTROY);
  }

  @ParameterizedTest
  @CsvSource({
    "mailsToGlacier, no, use true or false",
    "network, yes, use true or false",
    "replicaGeneration, 0, use a number from 1 on",
    "replicaGeneration, two, use a whole number"
  })
  void refusesValuesThatAreNotAllowed(String key, String value, String allowed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of(key, value)))
        .withMessageContainingAll(key + " is ", value, allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "Shop <orders>", "a@b c@d", "a b@c"})
  void refusesASenderThatIsNoAddress(String sender) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of("senderAddress", sender)))
        .withMessageContaining("senderAddress is '" + sender + "'");
  }

  @Test
  void knowsTheSendersMailbox() {
    assertThat(
            config(Map.of("senderAddress", "La Tienda <orders@shop.example>"))
                .shop()
                .senderMailbox())
        .isEqualTo("orders@shop.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "https://*.example.com", "https://shop.example/", "shop.example"})
  void refusesOriginsThatAreNotExact(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of("allowedOrigins", origin)))
        .withMessageContaining("allowedOrigins has '" + origin + "'");
  }

  @Test
  void takesSeveralOrigins() {
    assertThat(
            config(Map.of("allowedOrigins", "https://a.example, https://b.example"))
                .shop()
                .allowedOrigins())
        .containsExactly("https://a.example", "https://b.example");
  }

  @ParameterizedTest
  @CsvSource({
    "orders@shop.example, shop.example, true",
    "orders@news.shop.example, shop.example, true",
    "orders@bookshop.example, shop.example, false",
    "orders@example.org, shop.example, false"
  })
  void findsTheSendersDomainInTheZoneOfTheShop(String sender, String zone, boolean found) {
    DeploymentConfig config =
        config(Map.of("senderAddress", sender, "domainName", zone, "hostedZoneId", "Z012345"));

    assertThat(config.senderZoneId().isPresent()).isEqualTo(found);
    assertThat(config.hasSenderDomain()).as("in development").isEqualTo(found);
  }

  @Test
  void knowsTheSendersName() {
    assertThat(config(Map.of("senderAddress", "La Tienda <a@shop.example>")).shop().senderName())
        .contains("La Tienda");
    assertThat(config(Map.of("senderAddress", "a@shop.example")).shop().senderName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"dmarcPolicy, block", "dmarcReports, someone", "codeMails, pigeon"})
  void refusesMailSettingsThatAreNone(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of(key, value)))
        .withMessageContaining(key + " is '" + value + "'");
  }

  @Test
  void asksReceiversForReports() {
    MailRules mail =
        config(Map.of("dmarcPolicy", "reject", "dmarcReports", "dmarc@shop.example")).mail();

    assertThat(mail.dmarcPolicy()).isEqualTo("reject");
    assertThat(mail.dmarcReports()).contains("dmarc@shop.example");
  }

  private static DeploymentConfig config(Map<String, Object> context) {
    return DeploymentConfig.of(
        context::get, new DeploymentConfig.Artifacts(Path.of("handlers.jar"), Path.of("site")));
  }
}
