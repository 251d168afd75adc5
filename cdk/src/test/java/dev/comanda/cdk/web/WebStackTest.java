package dev.comanda.cdk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Distributions;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebStackTest {

  private final Assembly dev = Assembly.dev();
  private final Distributions site = Distributions.web(dev);

  @Test
  void letsNobodyButItsDistributionIntoTheBucket() {
    assertThat(Assembly.prod().resource("Web", "WebBucketPolicy").statements())
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(Resource.texts(statement.path("Action")))
                  .containsExactlyInAnyOrder("s3:GetObject", "s3:ListBucket");
              assertThat(statement.at("/Principal/Service").asText())
                  .isEqualTo("cloudfront.amazonaws.com");
              assertThat(statement.at("/Condition/StringEquals/AWS:SourceArn").toString())
                  .contains(":distribution/", "{\"Ref\":\"WebDistribution\"}");
            });
    assertThat(site.origin().at("/DomainName/Fn::GetAtt/0").asText()).isEqualTo("WebBucket");
    assertThat(site.origin().at("/OriginAccessControlId/Fn::GetAtt/0").asText())
        .isEqualTo("WebDistributionAccess");
    JsonNode access = dev.resource("Web", "WebDistributionAccess").at("/OriginAccessControlConfig");
    assertThat(access.path("SigningBehavior").asText()).isEqualTo("always");
    assertThat(access.path("OriginAccessControlOriginType").asText()).isEqualTo("s3");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void goesWithItsStackSinceItCanBeBuiltAgain(Assembly assembly) {
    assertThat(assembly.resource("Web", "WebBucket").definition().path("DeletionPolicy").asText())
        .isEqualTo("Delete");
  }

  @Test
  void answersItsRoutesWithItsOnePageAndMissingFilesWith404() {
    assertThat(site.config().path("DefaultRootObject").asText()).isEqualTo("index.html");
    assertThat(site.config().has("CustomErrorResponses")).isFalse();
    JsonNode routes = function(site.defaultBehavior(), "viewer-request");
    assertThat(routes.path("FunctionCode").asText()).contains("'/index.html'");
    assertThat(routes.at("/FunctionConfig/Runtime").asText()).isEqualTo("cloudfront-js-2.0");
  }

  @Test
  void isOnlyReadAndOnlyWithTls() {
    for (JsonNode behavior : List.of(site.defaultBehavior(), site.otherBehavior("/assets/*"))) {
      assertThat(Resource.texts(behavior.path("AllowedMethods"))).containsExactly("GET", "HEAD");
      assertThat(behavior.path("ViewerProtocolPolicy").asText()).isEqualTo("redirect-to-https");
      assertThat(behavior.path("Compress").asBoolean()).isTrue();
      assertThat(behavior.at("/ResponseHeadersPolicyId/Ref").asText())
          .isEqualTo("WebDistributionHeaders");
      assertThat(behavior.has("OriginRequestPolicyId")).isFalse();
    }
  }

  @Test
  void keepsPagesForAMinuteAndHashedAssetsForAYear() {
    JsonNode pages = site.policy(site.defaultBehavior(), "CachePolicyId");
    JsonNode assets = site.policy(site.otherBehavior("/assets/*"), "CachePolicyId");

    assertThat(ttls(pages)).containsExactly(0, 60, 60);
    assertThat(ttls(assets)).containsExactly(0, 31_536_000, 31_536_000);
    for (JsonNode policy : List.of(pages, assets)) {
      JsonNode key = policy.path("ParametersInCacheKeyAndForwardedToOrigin");
      assertThat(key.at("/HeadersConfig/HeaderBehavior").asText()).isEqualTo("none");
      assertThat(key.at("/CookiesConfig/CookieBehavior").asText()).isEqualTo("none");
      assertThat(key.at("/QueryStringsConfig/QueryStringBehavior").asText()).isEqualTo("none");
      assertThat(key.path("EnableAcceptEncodingGzip").asBoolean()).isTrue();
      assertThat(key.path("EnableAcceptEncodingBrotli").asBoolean()).isTrue();
    }
    assertThat(
            function(site.otherBehavior("/assets/*"), "viewer-response")
                .path("FunctionCode")
                .asText())
        .contains("'public, max-age=31536000, immutable'");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void speaksEveryVersionOfHttpOverBothInternets(Assembly assembly) {
    JsonNode config = Distributions.web(assembly).config();

    assertThat(config.path("HttpVersion").asText()).isEqualTo("http2and3");
    assertThat(config.path("IPV6Enabled").asBoolean()).isTrue();
    assertThat(config.path("Enabled").asBoolean()).isTrue();
  }

  @Test
  void sendsStrictSecurityHeaders() {
    JsonNode headers = headers(dev).path("SecurityHeadersConfig");

    assertThat(headers.at("/StrictTransportSecurity/AccessControlMaxAgeSec").asInt())
        .isEqualTo(63_072_000);
    assertThat(headers.at("/StrictTransportSecurity/IncludeSubdomains").asBoolean()).isTrue();
    assertThat(headers.at("/StrictTransportSecurity/Preload").asBoolean()).isTrue();
    assertThat(headers.at("/FrameOptions/FrameOption").asText()).isEqualTo("DENY");
    assertThat(headers.at("/ReferrerPolicy/ReferrerPolicy").asText())
        .isEqualTo("strict-origin-when-cross-origin");
    assertThat(headers.has("ContentTypeOptions")).isTrue();
    assertThat(headers)
        .hasSize(5)
        .allSatisfy(header -> assertThat(header.path("Override").asBoolean()).isTrue());
    Map<String, String> custom = new TreeMap<>();
    headers(dev)
        .at("/CustomHeadersConfig/Items")
        .forEach(
            header -> custom.put(header.path("Header").asText(), header.path("Value").asText()));
    assertThat(custom)
        .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
        .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
        .containsEntry("Cache-Control", "no-cache")
        .hasEntrySatisfying(
            "Permissions-Policy", value -> assertThat(value).contains("camera=()", "payment=()"));
  }

  @Test
  void letsPagesLoadAndRunOnlyWhatIsTheirs() {
    Map<String, String> policy = contentSecurityPolicy(dev);

    assertThat(policy)
        .containsEntry("default-src", "'none'")
        .containsEntry("script-src", "'self'")
        .containsEntry("style-src", "'self'")
        .containsEntry("frame-ancestors", "'none'")
        .containsEntry("base-uri", "'none'")
        .containsEntry("form-action", "'self'");
    assertThat(policy.toString()).doesNotContain("unsafe", "*:", "https:,");
  }

  @Test
  void letsPagesCallTheApiAndNobodyElse() {
    assertThat(contentSecurityPolicy(Assembly.prodWithDomain()))
        .containsEntry("connect-src", "'self' https://finalapi.olivar.example");
    assertThat(contentSecurityPolicy(dev))
        .containsEntry("connect-src", "'self' https://*.cloudfront.net");
  }

  private static int[] ttls(JsonNode policy) {
    return new int[] {
      policy.path("MinTTL").asInt(-1),
      policy.path("DefaultTTL").asInt(-1),
      policy.path("MaxTTL").asInt(-1)
    };
  }

  /** The only function of a behaviour. */
  private JsonNode function(JsonNode behavior, String event) {
    JsonNode associations = behavior.path("FunctionAssociations");
    assertThat(associations).hasSize(1);
    assertThat(associations.at("/0/EventType").asText()).isEqualTo(event);
    return dev.resource("Web", associations.at("/0/FunctionARN/Fn::GetAtt/0").asText())
        .properties();
  }

  private static JsonNode headers(Assembly assembly) {
    return assembly.resource("Web", "WebDistributionHeaders").at("/ResponseHeadersPolicyConfig");
  }

  private static Map<String, String> contentSecurityPolicy(Assembly assembly) {
    Map<String, String> directives = new TreeMap<>();
    for (String directive :
        headers(assembly)
            .at("/SecurityHeadersConfig/ContentSecurityPolicy/ContentSecurityPolicy")
            .asText()
            .split("; ")) {
      String[] parts = directive.split(" ", 2);
      directives.put(parts[0], parts[1]);
    }
    return directives;
  }
}
