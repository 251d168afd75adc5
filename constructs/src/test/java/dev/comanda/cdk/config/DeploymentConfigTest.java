package dev.comanda.cdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.RemovalPolicy;

class DeploymentConfigTest {

  private static final Map<String, Object> PROD =
      Map.of("stage", "prod", "senderAddress", "Olivar <orders@olivar.shop>");

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
    Retention prod = config(PROD).retention();
    Retention dev = config(Map.of()).retention();

    assertThat(prod.stateful()).isEqualTo(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    assertThat(prod.undeletable()).isEqualTo(RemovalPolicy.RETAIN);
    assertThat(dev.stateful()).isEqualTo(RemovalPolicy.DESTROY);
    assertThat(dev.undeletable()).isEqualTo(RemovalPolicy.DESTROY);
  }

  @ParameterizedTest
  @CsvSource({
    "mailsToGlacier, no, use true or false",
    "network, yes, use true or false",
    "replicaGeneration, 0, use a whole number from 1 on",
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

  @Test
  void refusesProductionWithoutASenderAndSaysWhatToPass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of("stage", "prod")))
        .withMessageContaining("prod has no senderAddress")
        .withMessageContaining("-c senderAddress='Olivar <orders@olivar.example>'");
  }

  @ParameterizedTest
  @CsvSource({
    "senderAddress, Olivar <orders@shop.example.net>",
    "senderAddress, orders@example.com",
    "domainName, olivar.example"
  })
  void refusesToDeployWhatIsForExamples(String key, String value) {
    Map<String, Object> context = new HashMap<>(PROD);
    context.put(key, value);
    if (key.equals("domainName")) {
      context.put("hostedZoneId", "Z012345");
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(context).checkDeployable())
        .withMessageStartingWith(key + " has '")
        .withMessageContaining("a name that is kept for examples");
    assertThatNoException().isThrownBy(() -> config(PROD).checkDeployable());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "alarmAddress | me",
        "alarmAddress | me@olivar",
        "alarmAddress | Me <me@olivar.shop>",
        "alarmAddress | josé@olivar.shop",
        "dmarcReports | a@b.com,c@d.com",
        "dmarcReports | a@b.com!10m",
        "monthlyBudget | 0",
        "monthlyBudget | -1",
        "monthlyBudget | 99.50",
        "originSecretGeneration | 0",
        "network | yes",
        "senderIdentity | mine",
        "mailFrom | mail.olivar",
        "shopName | {{shop}}",
        "shopAddress | Calle\tMayor 1",
        "restoredTable | Orders-restored",
        "restoredTable | arn:aws:dynamodb:us-east-2:111122223333:table/T/stream/2026-11-28T10:00:00.000",
        "senderAddress | Olivar <orders@Olivar.shop>",
        "senderAddress | Olivar <pedidos@olívar.shop>",
        "senderAddress | Olivar orders@olivar.shop>",
      })
  void refusesValuesThatNoServiceTakes(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of(key, value)))
        .withMessageContaining(key + " is '" + value + "': use ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Café «Olé»", "O'Hara & Sons", "El Colmado, S.L.", "食堂", "Ø"})
  void takesNamesOfAnyLanguage(String name) {
    DeploymentConfig config =
        config(
            Map.of(
                "shopName", name,
                "shopAddress", name + " 1, 08001 Barcelona",
                "senderAddress", name + " <orders@olivar.shop>"));

    assertThat(config.shop().name()).isEqualTo(name);
    assertThat(config.shop().senderName()).contains(name);
  }

  @Test
  void refusesASendersNameThatNeedsMoreThanOneEncodedWord() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of("senderAddress", "Ñ".repeat(23) + " <a@olivar.shop>")))
        .withMessageContaining("at most 45 bytes in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us-east-1a,us-east-1b",
        "us-east-1a,us-east-1b,us-east-1b",
        "us-east-1a,us-east-1b,us-west-2a",
        "us-east-1a,us-east-1b,us-east-1-bos-1a",
      })
  void refusesZonesThatAreNotThreeOfTheRegion(String zones) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of("availabilityZones", zones)))
        .withMessageContaining("use three zones of us-east-1");
  }

  @ParameterizedTest
  @CsvSource({
    "hostedZoneId, Z0123456789",
    "webSubdomain, shop",
    "apiSubdomain, api",
  })
  void refusesPartsOfADomainWithoutTheDomain(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of(key, value)))
        .withMessage(key + " is '" + value + "' and there is no domainName: pass both.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/hostedzone/Z0123456789", "z0123456789", "olivar.shop"})
  void refusesADomainWithoutTheIdOfItsZone(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of("domainName", "olivar.shop", "hostedZoneId", id)))
        .withMessageContaining("hostedZoneId is '" + id + "'");
  }

  @Test
  void refusesNamesThatNoCertificateIsFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                config(
                    Map.of(
                        "domainName", "el-colmado-de-la-plaza-mayor-de-madrid.olivar.shop",
                        "hostedZoneId", "Z0123456789")))
        .withMessageContaining("a certificate takes 64");
  }

  @ParameterizedTest
  @CsvSource({
    "senderIdentity, mailFrom, bounces, mailFrom is 'bounces' and senderIdentity is 'existing'",
    "dmarcPolicy, dmarcReports, a@b.com, dmarcReports is 'a@b.com' and dmarcPolicy is 'existing'",
  })
  void refusesSettingsOfWhatExists(String existing, String key, String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(Map.of(existing, "existing", key, value)))
        .withMessageStartingWith(message);
  }

  private static DeploymentConfig config(Map<String, Object> context) {
    return DeploymentConfig.of(
        context::get, new Artifacts(Path.of("handlers.jar"), Path.of("site")));
  }
}
