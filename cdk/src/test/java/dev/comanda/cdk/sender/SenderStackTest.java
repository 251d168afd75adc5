package dev.comanda.cdk.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Exports;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.Map;
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
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
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

  @Test
  void makesNothingOfAnIdentityThatExistsAndSaysWhichItIs() {
    Assembly existing = with("senderIdentity", "existing");

    assertThat(existing.resources("AWS::SES::EmailIdentity")).isEmpty();
    assertThat(recordsOf(existing)).containsExactly("DmarcRecord");
    assertThat(existing.template("Sender").at("/Outputs/SenderIdentity/Value").asText())
        .isEqualTo("olivar.example");
    assertThat(existing.resource("Verification", "VerifiedSender").at("/Identity").asText())
        .as("it is waited for all the same")
        .isEqualTo("olivar.example");
  }

  @Test
  void leavesADmarcRecordThatExistsAlone() {
    assertThat(recordsOf(with("dmarcPolicy", "existing")))
        .containsAll(RECORDS.subList(0, 5))
        .doesNotContain("DmarcRecord");
  }

  @Test
  void takesBouncesAtAnotherNameWhereThatIsTaken() {
    Assembly bounces = with("mailFrom", "bounces");

    assertThat(identity(bounces).at("/MailFromAttributes/MailFromDomain").asText())
        .isEqualTo("bounces.olivar.example");
    for (String id : List.of("MailFromRecord", "SpfRecord")) {
      assertThat(bounces.resource("Sender", id).at("/Name").asText())
          .isEqualTo("bounces.olivar.example");
    }
  }

  @Test
  void leavesTheOldIdentityWhenItIsReplacedInProduction() {
    assertThat(identity(withDomain).definition().path("UpdateReplacePolicy").asText())
        .isEqualTo("Retain");
    assertThat(identity(withDomain).definition().path("DeletionPolicy").asText())
        .isEqualTo("Delete");
    assertThat(identity(Assembly.dev()).definition().has("UpdateReplacePolicy")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void isNotNamedByAnImportWhichCouldNeverChange(Assembly assembly) {
    assertThat(Exports.of(assembly).importers().keySet())
        .noneMatch(name -> name.contains("RefIdentity"));
    assertThat(assembly.dependencies("Email")).contains("Sender");
  }

  private static Assembly with(String key, String value) {
    return Assembly.of(
        Map.of(
            "stage",
            "prod",
            "domainName",
            "olivar.example",
            "hostedZoneId",
            "Z0123456789ABCDEFGHIJ",
            key,
            value));
  }

  private static List<String> recordsOf(Assembly assembly) {
    return assembly.resources("AWS::Route53::RecordSet").stream()
        .filter(record -> record.stack().equals("Sender"))
        .map(Resource::id)
        .toList();
  }

  private Resource record(String id) {
    return withDomain.resource("Sender", id);
  }

  private static Resource identity(Assembly assembly) {
    return assembly.resource("Sender", "Identity");
  }
}
