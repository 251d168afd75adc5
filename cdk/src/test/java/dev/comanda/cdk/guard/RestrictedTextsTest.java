package dev.comanda.cdk.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.Templates;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text is one that its service takes: a deployment would fail where one is not. */
class RestrictedTextsTest {

  private static final int LONGEST_ENVIRONMENT = 4_096;
  private static final Pattern TXT = Pattern.compile("\"[^\"]{0,255}\"");

  /** With names that have marks, quotes and letters outside of ASCII in them. */
  private static final Map<String, String> MARKS =
      Map.of(
          "stage", "prod",
          "shopName", "Café «Olé» & O'Hara",
          "shopAddress", "C/ d'Enric Granados, 1 · 2.º, 08007 Barcelona",
          "senderAddress", "Café «Olé», S.L. <orders@olivar.example>");

  static Stream<Assembly> assemblies() {
    return Stream.concat(Assembly.all(), Stream.of(Assembly.of(MARKS)));
  }

  @ParameterizedTest
  @MethodSource("assemblies")
  void areThoseThatServicesTake(Assembly assembly) {
    assertThat(RestrictedTexts.problems(assembly)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("assemblies")
  void ofTemplatesAreAsCloudFormationTakesThem(Assembly assembly) {
    for (String stack : assembly.stacks()) {
      JsonNode template = assembly.template(stack);
      assertThat(stack).matches("[A-Za-z][A-Za-z0-9-]{0,100}");
      assertThat(template.path("Description").asText().getBytes(UTF_8)).hasSizeLessThan(1_025);
      for (JsonNode parameter : template.path("Parameters")) {
        assertThat(parameter.path("Description").asText().length()).isLessThan(4_001);
        assertThat(parameter.path("Default").asText().getBytes(UTF_8)).hasSizeLessThan(4_097);
      }
      for (JsonNode output : template.path("Outputs")) {
        assertThat(output.path("Description").asText().getBytes(UTF_8)).hasSizeLessThan(1_025);
        assertThat(output.at("/Export/Name").asText("A")).matches("[A-Za-z0-9:-]{1,255}");
      }
    }
  }

  /** In UTF-8, with names as CloudFormation makes them. */
  @ParameterizedTest
  @MethodSource("assemblies")
  void ofAFunctionsEnvironmentAreNotTooLong(Assembly assembly) {
    Templates templates = new Templates(assembly, assembly.isProduction() ? "prod" : "dev");
    for (Resource function : assembly.resources("AWS::Lambda::Function")) {
      int bytes = 0;
      for (Map.Entry<String, JsonNode> variable :
          function.at("/Environment/Variables").properties()) {
        String value = templates.text(function.stack(), variable.getValue());
        bytes += (variable.getKey() + value).getBytes(UTF_8).length;
      }
      assertThat(bytes).as(function.toString()).isLessThan(LONGEST_ENVIRONMENT);
    }
  }

  @ParameterizedTest
  @MethodSource("assemblies")
  void ofRecordsAreStringsThatDnsTakes(Assembly assembly) {
    assertThat(assembly.resources("AWS::Route53::RecordSet"))
        .filteredOn(record -> record.at("/Type").asText().equals("TXT"))
        .allSatisfy(
            record ->
                assertThat(Resource.texts(record.at("/ResourceRecords")))
                    .allMatch(text -> TXT.matcher(text).matches()));
  }

  @Test
  void ofTheConfigurationAreEncodedWhereTheyMustBe() {
    Resource pool = Assembly.of(MARKS).resource("Auth", "CustomerPool");

    assertThat(pool.at("/EmailConfiguration/From").asText())
        .isEqualTo("=?UTF-8?B?Q2Fmw6kgwqtPbMOpwrssIFMuTC4=?= <orders@olivar.example>");
    assertThat(pool.at("/EmailVerificationSubject").asText()).startsWith("Café «Olé» & O'Hara: ");
    assertThat(pool.at("/EmailVerificationMessage").asText()).contains("Café «Olé» &amp; O'Hara");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::EC2::SecurityGroup, SecurityGroupEgress/*/Description, AWS's services",
    "AWS::WAFv2::WebACL, Description, The shop's firewall",
    "AWS::Cognito::UserPool, EmailConfiguration/From, 'Olivar, S.L. <a@olivar.example>'",
    "AWS::EC2::VPC, Tags/*/Value, Comanda's network",
    "AWS::Lambda::Alias, Name, 12",
  })
  void areRefusedWhereAServiceWould(String type, String property, String text) {
    assertThat(RestrictedTexts.rule(type, property))
        .hasValueSatisfying(rule -> assertThat(rule.takes(text)).isFalse());
  }

  @Test
  void haveNoRulesThatNothingIsUnder() {
    List<Assembly> assemblies = assemblies().toList();

    assertThat(RestrictedTexts.met(assemblies))
        .containsExactlyInAnyOrderElementsOf(RestrictedTexts.RULES);
  }
}
