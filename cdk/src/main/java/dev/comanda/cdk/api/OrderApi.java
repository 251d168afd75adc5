package dev.comanda.cdk.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.config.Domain;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Logs;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.cdk.construct.PublicName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.ApiMapping;
import software.amazon.awscdk.services.apigatewayv2.DomainName;
import software.amazon.awscdk.services.apigatewayv2.EndpointType;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogDestination;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.apigatewayv2.PayloadFormatVersion;
import software.amazon.awscdk.services.apigatewayv2.SecurityPolicy;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.route53.targets.ApiGatewayv2DomainProperties;
import software.constructs.Construct;

/**
 * The HTTP API with its one stage, {@code $default}: throttled, and with an access log that has no
 * customer's data in it. Preflights are routes like any other, so there is no CORS configuration,
 * which would take the functions' own headers away.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html">HTTP
 *     APIs</a>
 */
final class OrderApi extends Construct {

  /** Longer than a function may take, shorter than API Gateway's 30 seconds. */
  private static final Duration INTEGRATION_TIMEOUT = Duration.seconds(15);

  private final HttpApi api;
  private final LogGroup accessLogs;
  private final String originName;

  OrderApi(Construct scope, String id, DeploymentConfig config) {
    super(scope, id);
    api =
        HttpApi.Builder.create(this, "Resource")
            .apiName(config.stackName(id))
            .description("The storefront's calls")
            .createDefaultStage(false)
            .disableExecuteApiEndpoint(config.edge().domain().isPresent())
            .build();
    accessLogs = Logs.builder(this, "AccessLogs", config).build();
    HttpStage stage =
        HttpStage.Builder.create(this, "DefaultStage")
            .httpApi(api)
            .stageName("$default")
            .autoDeploy(true)
            .throttle(
                ThrottleSettings.builder()
                    .rateLimit(config.throttle().requestsPerSecond())
                    .burstLimit(config.throttle().burst())
                    .build())
            .accessLogSettings(new AccessLog(accessLogs))
            .build();
    originName =
        config
            .edge()
            .domain()
            .map(domain -> ownName(domain, stage))
            .orElse(
                "%s.execute-api.%s.%s"
                    .formatted(
                        api.getApiId(), DeploymentConfig.REGION, Stack.of(this).getUrlSuffix()));
  }

  /** A name that leads to this API, and to nothing else of the account. */
  private String ownName(Domain domain, HttpStage stage) {
    PublicName name = new PublicName(this, "OriginName", domain, domain.apiOriginName());
    DomainName domainName =
        DomainName.Builder.create(this, "DomainName")
            .domainName(name.name())
            .certificate(name.certificate())
            .endpointType(EndpointType.REGIONAL)
            .securityPolicy(SecurityPolicy.TLS_1_2)
            .build();
    ApiMapping.Builder.create(this, "Mapping").api(api).domainName(domainName).stage(stage).build();
    name.leadToIpv4(
        new ApiGatewayv2DomainProperties(
            domainName.getRegionalDomainName(), domainName.getRegionalHostedZoneId()));
    return name.name();
  }

  /** A route for anyone. */
  void publicRoute(HttpMethod method, String path, JavaFunction function, String whyPublic) {
    api.addRoutes(route(method, path, function).build())
        .forEach(route -> Nag.accept(route, "AwsSolutions-APIG4", whyPublic));
  }

  /** A route for customers with a token of one of these scopes. */
  void customerRoute(
      HttpMethod method,
      String path,
      JavaFunction function,
      IHttpRouteAuthorizer authorizer,
      List<String> scopes) {
    api.addRoutes(
        route(method, path, function).authorizer(authorizer).authorizationScopes(scopes).build());
  }

  private static AddRoutesOptions.Builder route(
      HttpMethod method, String path, JavaFunction function) {
    return AddRoutesOptions.builder()
        .methods(List.of(method))
        .path(path)
        .integration(
            HttpLambdaIntegration.Builder.create(
                    function.getNode().getId() + "Integration", function.live())
                .payloadFormatVersion(PayloadFormatVersion.VERSION_2_0)
                .timeout(INTEGRATION_TIMEOUT)
                .build());
  }

  /** A line for each call. */
  LogGroup accessLogs() {
    return accessLogs;
  }

  /** The API itself. */
  IHttpApi api() {
    return api;
  }

  /** The host that CloudFront calls. */
  String originName() {
    return originName;
  }

  /** Which route was called, how it went and how long it took: no path, address or token. */
  private record AccessLog(LogGroup logGroup) implements IAccessLogSettings {

    private static final List<String> FIELDS =
        List.of(
            "requestId",
            "requestTime",
            "httpMethod",
            "routeKey",
            "protocol",
            "status",
            "responseLength",
            "responseLatency",
            "integrationLatency",
            "integrationErrorMessage");

    @Override
    public IAccessLogDestination getDestination() {
      return new LogGroupLogDestination(logGroup);
    }

    @Override
    public AccessLogFormat getFormat() {
      Map<String, String> line = new LinkedHashMap<>();
      FIELDS.forEach(field -> line.put(field, "$context." + field));
      line.put("authorizerError", "$context.authorizer.error");
      try {
        return AccessLogFormat.custom(new ObjectMapper().writeValueAsString(line));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("A map of strings is always JSON", e);
      }
    }
  }
}
