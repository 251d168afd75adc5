package dev.comanda.cdk.api;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.workflows.construct.Logs;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.PayloadFormatVersion;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.logs.LogGroup;
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
    accessLogs = Logs.builder(this, "AccessLogs", config.retention().logs()).build();
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
            .map(domain -> OriginName.define(this, domain, api, stage))
            .orElse(
                "%s.execute-api.%s.%s"
                    .formatted(
                        api.getApiId(), DeploymentConfig.REGION, Stack.of(this).getUrlSuffix()));
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
}
