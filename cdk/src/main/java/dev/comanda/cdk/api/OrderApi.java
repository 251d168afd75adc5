package dev.comanda.cdk.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.DeploymentConfig;
import dev.comanda.cdk.construct.CdkDuration;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Nag;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogDestination;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
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
  private static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(15);

  private final HttpApi api;

  OrderApi(Construct scope, String id, DeploymentConfig config) {
    super(scope, id);
    api =
        HttpApi.Builder.create(this, "Resource")
            .apiName(config.stackName(id))
            .description("The storefront's calls")
            .createDefaultStage(false)
            .build();
    LogGroup accessLogs =
        LogGroup.Builder.create(this, "AccessLogs")
            .retention(config.retention().logs())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
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
                    function.getNode().getId() + "Integration", function.function())
                .payloadFormatVersion(PayloadFormatVersion.VERSION_2_0)
                .timeout(CdkDuration.of(INTEGRATION_TIMEOUT))
                .build());
  }

  /** The API itself. */
  IHttpApi api() {
    return api;
  }

  /** The address that clients call, without a slash at its end. */
  String url() {
    return api.getApiEndpoint();
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
