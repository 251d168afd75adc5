package dev.comanda.cdk.api;

import dev.comanda.cdk.auth.Customers;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.cdk.construct.FunctionPlatform;
import dev.comanda.cdk.construct.JavaFunction;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The API, and behind it one function for each of its nouns. */
public final class ApiStack extends ComandaStack {

  private final OrderApi api;
  private final ApiFunctions functions;
  private final ApiOrigin origin;

  /**
   * Defines the stack.
   *
   * @param table what the functions read and write
   * @param customers whose tokens the API takes
   * @param webOrigin the web origin of the storefront's pages
   */
  public ApiStack(
      Construct app,
      DeploymentConfig config,
      ITopic alarmsTopic,
      Optional<FunctionNetwork> network,
      ITable table,
      Customers customers,
      String webOrigin) {
    super(app, config, "Api", "The HTTP API of Comanda and its functions");
    Alarms alarms = new Alarms(this, alarmsTopic);
    String origins = AllowedOrigins.define(this, config, webOrigin);
    OriginSecrets secrets = new OriginSecrets(this, config);
    secrets.arns().forEach(this::keepExported);
    ResponseHeadersPolicy headers = ApiHeaders.policy(this, "ApiHeaders", origins);
    api = new OrderApi(this, "OrderApi", config);
    functions =
        new ApiFunctions(
            this,
            new FunctionPlatform(config, alarms, network),
            ReleaseAlarm.define(alarms, api.api()),
            origins,
            secrets.believed());
    AuthRoutes.define(api, functions, table, customers.storefront());
    ProductsRoutes.define(api, functions, table);
    OrdersRoutes.define(api, functions, table, customers);
    OptionsRoutes.define(api, functions);
    ApiAlarms.define(alarms, api.api(), functions.all());
    keepExported(api.api().getApiId());
    output("ApiOriginUrl", "https://" + api.originName());
    origin = new ApiOrigin(api.originName(), secrets.sent(), headers);
  }

  /** Where CloudFront finds the API. */
  public ApiOrigin origin() {
    return origin;
  }

  /** The API itself. */
  public IHttpApi api() {
    return api.api();
  }

  /** The functions behind the API. */
  public List<JavaFunction> functions() {
    return functions.all();
  }

  /** A line for each call. */
  public ILogGroup accessLogs() {
    return api.accessLogs();
  }
}
