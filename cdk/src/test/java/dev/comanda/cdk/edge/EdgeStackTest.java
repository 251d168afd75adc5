package dev.comanda.cdk.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Distributions;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.construct.Definition;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EdgeStackTest {

  /** CloudFront's own policies, by the ids that its documentation lists. */
  private static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

  private static final String ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

  private final Assembly dev = Assembly.dev();
  private final Distributions api = Distributions.api(dev);

  @Test
  void keepsNothingButTheCatalogue() {
    JsonNode behavior = api.defaultBehavior();

    assertThat(behavior.path("CachePolicyId").asText()).isEqualTo(CACHING_DISABLED);
    assertThat(behavior.path("OriginRequestPolicyId").asText()).isEqualTo(ALL_VIEWER_EXCEPT_HOST);
    assertThat(Resource.texts(behavior.path("AllowedMethods"))).contains("GET", "POST", "OPTIONS");
  }

  @Test
  void keepsTheCatalogueAsTheApiSaysAndApartByWhatTheApiReads() throws IOException {
    JsonNode behavior = api.otherBehavior("/products*");
    JsonNode policy = api.policy(behavior, "CachePolicyId");
    JsonNode key = policy.path("ParametersInCacheKeyAndForwardedToOrigin");

    assertThat(policy.path("MinTTL").asInt(-1)).isZero();
    assertThat(policy.path("DefaultTTL").asInt(-1)).isZero();
    assertThat(policy.path("MaxTTL").asInt()).isEqualTo(3_600);
    assertThat(key.at("/HeadersConfig/HeaderBehavior").asText()).isEqualTo("none");
    assertThat(key.at("/CookiesConfig/CookieBehavior").asText()).isEqualTo("none");
    assertThat(key.at("/QueryStringsConfig/QueryStringBehavior").asText()).isEqualTo("whitelist");
    assertThat(Resource.texts(key.at("/QueryStringsConfig/QueryStrings")))
        .containsExactlyInAnyOrderElementsOf(queryOfTheCatalogue());
    assertThat(key.path("EnableAcceptEncodingGzip").asBoolean()).isTrue();
    assertThat(key.path("EnableAcceptEncodingBrotli").asBoolean()).isTrue();
    assertThat(behavior.path("Compress").asBoolean()).isTrue();
  }

  private static List<String> queryOfTheCatalogue() throws IOException {
    JsonNode openApi = new YAMLMapper().readTree(Definition.text("api/openapi.yaml"));
    return Resource.list(openApi.at("/paths/~1products/get/parameters")).stream()
        .map(
            parameter ->
                parameter.has("$ref")
                    ? openApi.at(parameter.path("$ref").asText().substring(1))
                    : parameter)
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .map(parameter -> parameter.path("name").asText())
        .toList();
  }

  @Test
  void passesOnOfACatalogueRequestWhatPreflightsNeed() {
    JsonNode behavior = api.otherBehavior("/products*");
    JsonNode policy = api.policy(behavior, "OriginRequestPolicyId");

    assertThat(Resource.texts(behavior.path("AllowedMethods")))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
    assertThat(behavior.has("CachedMethods")).isFalse();
    assertThat(Resource.texts(policy.at("/HeadersConfig/Headers")))
        .containsExactlyInAnyOrder(
            "Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
    assertThat(policy.at("/CookiesConfig/CookieBehavior").asText()).isEqualTo("none");
    assertThat(policy.at("/QueryStringsConfig/QueryStringBehavior").asText()).isEqualTo("none");
  }

  /** The status codes are those of which CloudFront's documentation says that it keeps them. */
  @Test
  void keepsNoErrors() {
    assertThat(api.config().path("CustomErrorResponses"))
        .allSatisfy(
            error -> {
              assertThat(error.path("ErrorCachingMinTTL").asInt(-1)).isZero();
              assertThat(error.has("ResponsePagePath")).isFalse();
            })
        .extracting(error -> error.path("ErrorCode").asInt())
        .containsExactlyInAnyOrder(400, 403, 404, 405, 414, 500, 501, 502, 503, 504);
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void speaksTlsOnly(Assembly assembly) {
    Distributions distribution = Distributions.api(assembly);
    JsonNode origin = distribution.origin().path("CustomOriginConfig");

    assertThat(distribution.defaultBehavior().path("ViewerProtocolPolicy").asText())
        .isEqualTo("https-only");
    assertThat(distribution.otherBehavior("/products*").path("ViewerProtocolPolicy").asText())
        .isEqualTo("https-only");
    assertThat(origin.path("OriginProtocolPolicy").asText()).isEqualTo("https-only");
    assertThat(Resource.texts(origin.path("OriginSSLProtocols"))).containsExactly("TLSv1.2");
    assertThat(distribution.config().path("HttpVersion").asText()).isEqualTo("http2and3");
    assertThat(distribution.config().path("IPV6Enabled").asBoolean()).isTrue();
  }

  @Test
  void addsTheApisHeadersToEveryAnswer() {
    for (JsonNode behavior : List.of(api.defaultBehavior(), api.otherBehavior("/products*"))) {
      assertThat(behavior.at("/ResponseHeadersPolicyId/Fn::ImportValue").asText())
          .startsWith("Comanda-dev-Api:ExportsOutputRefApiHeaders");
    }
    JsonNode policy = dev.resource("Api", "ApiHeaders").at("/ResponseHeadersPolicyConfig");
    JsonNode headers = policy.path("SecurityHeadersConfig");
    assertThat(headers.at("/StrictTransportSecurity/AccessControlMaxAgeSec").asInt())
        .isEqualTo(63_072_000);
    assertThat(headers.at("/ContentSecurityPolicy/ContentSecurityPolicy").asText())
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(headers.at("/FrameOptions/FrameOption").asText()).isEqualTo("DENY");
    assertThat(headers.at("/ReferrerPolicy/ReferrerPolicy").asText()).isEqualTo("no-referrer");
    assertThat(headers.has("ContentTypeOptions")).isTrue();
    JsonNode custom = policy.at("/CustomHeadersConfig/Items");
    assertThat(custom).hasSize(1);
    assertThat(custom.at("/0/Header").asText()).isEqualTo("Cache-Control");
    assertThat(custom.at("/0/Value").asText()).isEqualTo("no-store");
    assertThat(custom.at("/0/Override").asBoolean(true)).isFalse();
  }

  @Test
  void letsThePagesOfTheFunctionsOriginsReadEveryAnswer() {
    JsonNode cors = cors(dev);

    assertThat(cors.at("/AccessControlAllowOrigins/Items/Fn::Split/1"))
        .isEqualTo(
            dev.resource("Api", "OptionsFunction").at("/Environment/Variables/ALLOWED_ORIGINS"));
    assertThat(
            Resource.texts(cors(Assembly.prodWithDomain()).at("/AccessControlAllowOrigins/Items")))
        .containsExactly("https://finalweb.olivar.example");
    assertThat(Resource.texts(cors.at("/AccessControlAllowMethods/Items")))
        .containsExactly("GET", "POST");
    assertThat(Resource.texts(cors.at("/AccessControlAllowHeaders/Items")))
        .containsExactlyInAnyOrder(
            "Authorization", "Content-Type", "Idempotency-Key", "If-None-Match");
    assertThat(Resource.texts(cors.at("/AccessControlExposeHeaders/Items")))
        .containsExactlyInAnyOrder("ETag", "Location", "Retry-After");
    assertThat(cors.path("AccessControlAllowCredentials").asBoolean(true)).isFalse();
  }

  /** An answer from the cache has the CORS headers of the page that asked first. */
  @Test
  void doesNotTakeCorsHeadersFromTheCache() {
    assertThat(cors(dev).path("OriginOverride").asBoolean()).isTrue();
  }

  private static JsonNode cors(Assembly assembly) {
    return assembly.resource("Api", "ApiHeaders").at("/ResponseHeadersPolicyConfig/CorsConfig");
  }
}
