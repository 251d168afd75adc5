package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SenderStackTest {

  private static final List<String> RECORDS =
      List.of(
          "FirstDkimRecord",
          "SecondDkimRecord",
          "ThirdDkimRecord",
          "MailFromRecord",
          "SpfRecord",
          "DmarcRecord");

  private final Assembly withDomain = Assembly.prodWithDomain();

  @Test
  void sendsFromOneConfirmedAddressInDevelopment() {
    Resource identity = identity(Assembly.dev());

    assertThat(identity.at("/EmailIdentity").asText()).isEqualTo("orders@example.com");
    assertThat(identity.properties().has("MailFromAttributes")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"prod, example.com", "with a domain, olivar.example"})
  void sendsFromASignedDomainWithItsOwnMailFromInProduction(String which, String domain) {
    Resource identity = identity(which.equals("prod") ? Assembly.prod() : withDomain);

    assertThat(identity.at("/EmailIdentity").asText()).isEqualTo(domain);
    assertThat(identity.at("/DkimSigningAttributes/NextSigningKeyLength").asText())
        .isEqualTo("RSA_2048_BIT");
    assertThat(identity.at("/MailFromAttributes/MailFromDomain").asText())
        .isEqualTo("mail." + domain);
    assertThat(identity.at("/MailFromAttributes/BehaviorOnMxFailure").asText())
        .as("a missing record keeps no mail from its customer")
        .isEqualTo("USE_DEFAULT_VALUE");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.Assembly#all")
  void writesToNobodyAgainWhoBouncedOrComplainedAndOnlyOverTls(Assembly assembly) {
    Resource set = assembly.resource("Sender", "ConfigurationSet");

    assertThat(Resource.texts(set.at("/SuppressionOptions/SuppressedReasons")))
        .containsExactlyInAnyOrder("BOUNCE", "COMPLAINT");
    assertThat(set.at("/DeliveryOptions/TlsPolicy").asText()).isEqualTo("REQUIRE");
    assertThat(set.at("/ReputationOptions/ReputationMetricsEnabled").asBoolean()).isTrue();
    assertThat(
            identity(assembly).at("/ConfigurationSetAttributes/ConfigurationSetName/Ref").asText())
        .as("the set of every mail that names none")
        .isEqualTo(set.id());
  }

  @Test
  void provesTheDomainInItsZone() {
    for (String ordinal : List.of("First", "Second", "Third")) {
      Resource record = record(ordinal + "DkimRecord");
      int number = List.of("First", "Second", "Third").indexOf(ordinal) + 1;
      assertThat(record.at("/Type").asText()).isEqualTo("CNAME");
      assertThat(record.at("/Name/Fn::GetAtt/1").asText()).isEqualTo("DkimDNSTokenName" + number);
      assertThat(record.at("/ResourceRecords/0/Fn::GetAtt/1").asText())
          .isEqualTo("DkimDNSTokenValue" + number);
    }
    assertThat(RECORDS)
        .allSatisfy(
            id ->
                assertThat(record(id).at("/HostedZoneId").asText())
                    .isEqualTo("Z0123456789ABCDEFGHIJ"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MailFromRecord | mail.olivar.example | MX | 10 feedback-smtp.us-east-1.amazonses.com",
        "SpfRecord | mail.olivar.example | TXT | \"v=spf1 include:amazonses.com ~all\"",
        "DmarcRecord | _dmarc.olivar.example | TXT | \"v=DMARC1; p=quarantine\"",
      },
      quoteCharacter = '`')
  void tellsReceiversWhomToBelieve(String id, String name, String type, String value) {
    Resource record = record(id);

    assertThat(record.at("/Name").asText()).isEqualTo(name);
    assertThat(record.at("/Type").asText()).isEqualTo(type);
    assertThat(Resource.texts(record.at("/ResourceRecords"))).containsExactly(value);
  }

  @Test
  void showsTheRecordsWhereTheZoneIsNotKnown() {
    assertThat(Assembly.prod().outputs("Sender")).containsAll(RECORDS);
    assertThat(Assembly.prod().template("Sender").at("/Outputs/DmarcRecord/Value").asText())
        .isEqualTo("_dmarc.example.com TXT \"v=DMARC1; p=quarantine\"");
    assertThat(Assembly.prod().template("Sender").at("/Outputs/FirstDkimRecord/Value").toString())
        .contains("DkimDNSTokenName1", " CNAME ", "DkimDNSTokenValue1");
    assertThat(withDomain.outputs("Sender")).doesNotContainAnyElementsOf(RECORDS);
    assertThat(Assembly.dev().outputs("Sender")).doesNotContainAnyElementsOf(RECORDS);
  }

  private Resource record(String id) {
    return withDomain.resource("Sender", id);
  }

  private static Resource identity(Assembly assembly) {
    return assembly.resource("Sender", "Identity");
  }
}
