package dev.comanda.cdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.construct.Definition;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ApiStackTest {

  private final Assembly dev = Assembly.dev();
  private final List<Resource> routes = dev.resources("AWS::ApiGatewayV2::Route");

  @Test
  void routesExactlyWhatTheApiDescriptionHas() throws IOException {
    TreeSet<String> described = new TreeSet<>();
    TreeSet<String> describedForCustomers = new TreeSet<>();
    JsonNode openApi = new YAMLMapper().readTree(Definition.text("api/openapi.yaml"));
    for (Map.Entry<String, JsonNode> path : openApi.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (operation.getValue().has("responses")) {
          String route = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          described.add(route);
          JsonNode security = operation.getValue().path("security");
          if (security.isMissingNode() || !security.isEmpty()) {
            describedForCustomers.add(route);
          }
        }
      }
    }

    assertThat(routes).extracting(ApiStackTest::key).containsExactlyInAnyOrderElementsOf(described);
    assertThat(routes)
        .filteredOn(route -> route.at("/AuthorizationType").asText().equals("JWT"))
        .extracting(ApiStackTest::key)
        .containsExactlyInAnyOrderElementsOf(describedForCustomers);
  }

  @Test
  void takesOrdersWithAnAccessTokenOnly() {
    assertThat(routes)
        .filteredOn(route -> key(route).contains(" /orders"))
        .hasSize(3)
        .allSatisfy(
            route -> {
              assertThat(route.at("/AuthorizationType").asText()).isEqualTo("JWT");
              assertThat(Resource.texts(route.at("/AuthorizationScopes")))
                  .containsExactly("aws.cognito.signin.user.admin");
              assertThat(route.at("/AuthorizerId/Ref").asText())
                  .isEqualTo("OrderApiCustomerAuthorizer");
            });
  }

  @Test
  void believesTheCustomerPoolForTheStorefrontOnly() {
    Resource authorizer = dev.resource("Api", "OrderApiCustomerAuthorizer");

    assertThat(authorizer.at("/AuthorizerType").asText()).isEqualTo("JWT");
    assertThat(authorizer.at("/JwtConfiguration/Issuer").toString())
        .contains("CustomerPoolProviderURL");
    assertThat(authorizer.at("/JwtConfiguration/Audience")).hasSize(1);
    assertThat(authorizer.at("/JwtConfiguration/Audience").toString()).contains("StorefrontClient");
    assertThat(Resource.texts(authorizer.at("/IdentitySource")))
        .containsExactly("$request.header.Authorization");
  }

  @Test
  void hasNoRouteForEverythingElse() {
    assertThat(routes).extracting(ApiStackTest::key).noneMatch(key -> key.startsWith("$default"));
  }

  @Test
  void leavesCorsToTheFunctions() {
    assertThat(dev.resource("Api", "OrderApi").properties().has("CorsConfiguration")).isFalse();
  }

  @Test
  void throttlesAllRoutes() {
    JsonNode settings = dev.resource("Api", "OrderApiDefaultStage").at("/DefaultRouteSettings");

    assertThat(settings.path("ThrottlingRateLimit").asInt()).isPositive();
    assertThat(settings.path("ThrottlingBurstLimit").asInt()).isPositive();
  }

  @Test
  void logsCallsWithoutCustomersData() throws IOException {
    JsonNode settings = dev.resource("Api", "OrderApiDefaultStage").at("/AccessLogSettings");
    JsonNode format = new YAMLMapper().readTree(settings.path("Format").asText());

    assertThat(settings.path("DestinationArn").toString()).contains("OrderApiAccessLogs");
    assertThat(Resource.texts(format.path("requestId"))).containsExactly("$context.requestId");
    assertThat(format.toString())
        .doesNotContain("$context.path", "sourceIp", "claims", "principalId", "userAgent");
  }

  @Test
  void passesEventsInFormat2() {
    assertThat(dev.resources("AWS::ApiGatewayV2::Integration"))
        .isNotEmpty()
        .allSatisfy(
            integration ->
                assertThat(integration.at("/PayloadFormatVersion").asText()).isEqualTo("2.0"));
  }

  @Test
  void takesFurtherOriginsFromAParameter() {
    JsonNode parameter = dev.template("Api").at("/Parameters/AllowedOrigins");

    assertThat(parameter.path("Type").asText()).isEqualTo("String");
    assertThat(parameter.path("Default").asText()).isEqualTo("http://localhost:4503");
    assertThat(allowedOrigins(dev))
        .isNotEmpty()
        .allSatisfy(
            origins ->
                assertThat(origins.toString())
                    .startsWith("{\"Fn::Join\":[\"\",[{\"Ref\":\"AllowedOrigins\"},\",https://\",{")
                    .contains("WebDistributionDomainName"));
  }

  @Test
  void isCalledByTheStorefrontOnlyWhereNothingElseIsConfigured() {
    assertThat(Assembly.prod().template("Api").at("/Parameters").has("AllowedOrigins")).isFalse();
    assertThat(allowedOrigins(Assembly.prodWithDomain()))
        .isNotEmpty()
        .extracting(JsonNode::asText)
        .containsOnly("https://finalweb.olivar.example");
  }

  private static List<JsonNode> allowedOrigins(Assembly assembly) {
    return assembly.functions("Api").stream()
        .map(function -> function.at("/Environment/Variables/ALLOWED_ORIGINS"))
        .toList();
  }

  private static String key(Resource route) {
    return route.at("/RouteKey").asText();
  }
}
