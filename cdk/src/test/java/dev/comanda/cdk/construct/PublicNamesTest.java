package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Route 53 and ACM: with a domain the shop has its names, without one nothing asks for one. */
class PublicNamesTest {

  private static final String ZONE = "Z0123456789ABCDEFGHIJ";

  static Stream<Assembly> withADomain() {
    return Stream.of(Assembly.devWithDomain(), Assembly.prodWithDomain());
  }

  @ParameterizedTest
  @MethodSource("withADomain")
  void leadToTheDistributionsOverBothInternets(Assembly assembly) {
    leads(assembly, "Web", "WebName", "finalweb.olivar.example", "WebDistribution");
    leads(assembly, "Edge", "ApiName", "finalapi.olivar.example", "ApiDistribution");
  }

  private static void leads(
      Assembly assembly, String stack, String id, String name, String distribution) {
    for (String type : List.of("A", "AAAA")) {
      Resource address =
          assembly.resource(stack, id + (type.equals("A") ? "ARecord" : "AaaaRecord"));
      assertThat(address.at("/Type").asText()).isEqualTo(type);
      assertThat(address.at("/Name").asText()).isEqualTo(name + ".");
      assertThat(address.at("/HostedZoneId").asText()).isEqualTo(ZONE);
      assertThat(address.at("/AliasTarget/DNSName/Fn::GetAtt/0").asText()).isEqualTo(distribution);
    }
    JsonNode config = assembly.resource(stack, distribution).at("/DistributionConfig");
    assertThat(Resource.texts(config.path("Aliases"))).containsExactly(name);
    JsonNode certificate = config.path("ViewerCertificate");
    assertThat(certificate.at("/AcmCertificateArn/Ref").asText()).isEqualTo(id + "Certificate");
    assertThat(certificate.path("MinimumProtocolVersion").asText()).isEqualTo("TLSv1.2_2021");
    assertThat(certificate.path("SslSupportMethod").asText()).isEqualTo("sni-only");
  }

  @ParameterizedTest
  @MethodSource("withADomain")
  void haveCertificatesThatTheZoneProves(Assembly assembly) {
    assertThat(assembly.resources("AWS::CertificateManager::Certificate"))
        .allSatisfy(
            certificate -> {
              assertThat(certificate.at("/ValidationMethod").asText()).isEqualTo("DNS");
              assertThat(certificate.at("/DomainValidationOptions/0/HostedZoneId").asText())
                  .isEqualTo(ZONE);
            })
        .extracting(certificate -> certificate.at("/DomainName").asText())
        .containsExactlyInAnyOrder(
            "finalweb.olivar.example", "finalapi.olivar.example", "origin.finalapi.olivar.example");
  }

  @ParameterizedTest
  @MethodSource("withADomain")
  void leadCloudFrontToTheApi(Assembly assembly) {
    Resource address = assembly.resource("Api", "OrderApiOriginNameARecord");

    assertThat(address.at("/Name").asText()).isEqualTo("origin.finalapi.olivar.example.");
    assertThat(address.at("/AliasTarget/DNSName/Fn::GetAtt").toString())
        .contains("OrderApiDomainName", "RegionalDomainName");
    assertThat(
            assembly
                .resource("Api", "OrderApiDomainName")
                .at("/DomainNameConfigurations/0/CertificateArn/Ref")
                .asText())
        .isEqualTo("OrderApiOriginNameCertificate");
  }

  @Test
  void areThoseOfTheConfiguration() {
    assertThat(output(Assembly.prodWithDomain(), "Web", "WebUrl").asText())
        .isEqualTo("https://finalweb.olivar.example");
    assertThat(output(Assembly.prodWithDomain(), "Edge", "ApiUrl").asText())
        .isEqualTo("https://finalapi.olivar.example");
    assertThat(output(Assembly.prodWithDomain(), "Api", "ApiOriginUrl").asText())
        .isEqualTo("https://origin.finalapi.olivar.example");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void areCloudFrontsOwnWithoutADomain(Assembly assembly) {
    assertThat(assembly.resources())
        .extracting(Resource::type)
        .doesNotContain(
            "AWS::Route53::RecordSet",
            "AWS::CertificateManager::Certificate",
            "AWS::ApiGatewayV2::DomainName");
    assertThat(output(assembly, "Web", "WebUrl").toString())
        .contains("\"https://\"", "\"WebDistribution\",\"DomainName\"");
    assertThat(output(assembly, "Edge", "ApiUrl").toString())
        .contains("\"https://\"", "\"ApiDistribution\",\"DomainName\"");
    for (Resource distribution : assembly.resources("AWS::CloudFront::Distribution")) {
      assertThat(distribution.at("/DistributionConfig").has("ViewerCertificate")).isFalse();
      assertThat(distribution.at("/DistributionConfig").has("Aliases")).isFalse();
    }
  }

  private static JsonNode output(Assembly assembly, String stack, String key) {
    return assembly.template(stack).path("Outputs").path(key).path("Value");
  }
}
