package dev.comanda.cdk.api;

import static java.util.Map.entry;
import static software.amazon.awscdk.services.apigatewayv2.HttpMethod.GET;
import static software.amazon.awscdk.services.apigatewayv2.HttpMethod.OPTIONS;
import static software.amazon.awscdk.services.apigatewayv2.HttpMethod.POST;

import dev.comanda.cdk.auth.Customers;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.cdk.construct.FunctionPlatform;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Ordered;
import dev.comanda.cdk.construct.Permissions;
import dev.comanda.cdk.data.DataStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The API, and behind it one function for each of its nouns. */
public final class ApiStack extends ComandaStack {

  /** The scope of every access token, and of no ID token, that Cognito gives for a password. */
  private static final String ACCESS_TOKEN_SCOPE = "aws.cognito.signin.user.admin";

  private static final List<String> AUTH_STEPS =
      List.of(
          "register",
          "confirm",
          "resend",
          "login",
          "refresh",
          "logout",
          "forgot-password",
          "reset-password");

  private final DeploymentConfig config;
  private final Alarms alarms;
  private final FunctionPlatform platform;
  private final ITable table;
  private final String allowedOrigins;
  private final OriginSecrets originSecrets;
  private final ResponseHeadersPolicy headers;
  private final OrderApi api;
  private final List<JavaFunction> functions = new ArrayList<>();
  private final IAlarm failures;

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
    this.config = config;
    alarms = new Alarms(this, alarmsTopic);
    platform = new FunctionPlatform(config, alarms, network);
    this.table = table;
    allowedOrigins = allowedOrigins(webOrigin);
    originSecrets = new OriginSecrets(this, config);
    headers = ApiHeaders.policy(this, "ApiHeaders", allowedOrigins);
    api = new OrderApi(this, "OrderApi", config);
    failures = new ApiAlarms(alarms).failures(api.api());
    auth(customers);
    products();
    orders(customers);
    options();
    new ApiAlarms(alarms).api(api.api(), functions);
    keepExported(api.api().getApiId());
    output("ApiOriginUrl", "https://" + api.originName());
  }

  /** The storefront's origin, after others that the configuration names. */
  private String allowedOrigins(String webOrigin) {
    List<String> others = config.shop().allowedOrigins();
    if (others.isEmpty()) {
      return webOrigin;
    }
    CfnParameter parameter =
        CfnParameter.Builder.create(this, "AllowedOrigins")
            .type("String")
            .description("Web origins beside the storefront's own, separated by commas")
            .defaultValue(String.join(",", others))
            .build();
    return parameter.getValueAsString() + "," + webOrigin;
  }

  private void auth(Customers customers) {
    JavaFunction function =
        function(
            "AuthFunction",
            "Registers customers and signs them in",
            "auth.AuthHandler",
            Ordered.map(
                entry("USER_POOL_CLIENT_ID", customers.storefront().getUserPoolClientId()),
                entry("TABLE_NAME", table.getTableName())));
    Permissions.allowOnItems(
        function.role(), table, List.of("dynamodb:UpdateItem"), List.of("CUSTOMER#*"));
    for (String step : AUTH_STEPS) {
      api.publicRoute(
          POST, "/auth/" + step, function, "This is where customers without a token get one.");
    }
  }

  private void products() {
    JavaFunction function =
        function(
            "ProductsFunction",
            "Shows the catalogue",
            "products.ProductsHandler",
            Map.of("TABLE_NAME", table.getTableName()));
    Permissions.allowOnItems(
        function.role(),
        table,
        List.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        List.of("CATALOGUE", "STOCK#*"));
    Permissions.allowOnIndex(function.role(), table, DataStack.GSI, List.of("CATEGORY#*"));
    api.publicRoute(GET, "/products", function, "The catalogue is public.");
    api.publicRoute(GET, "/products/{id}", function, "The catalogue is public.");
  }

  /**
   * Orders are written in one transaction, for which IAM asks for the permissions of its parts.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">IAM
   *     with transactions</a>
   */
  private void orders(Customers customers) {
    JavaFunction function =
        function(
            "OrdersFunction",
            "Takes orders and shows customers their own",
            "orders.OrdersHandler",
            Map.of("TABLE_NAME", table.getTableName()));
    Permissions.allowOnItems(
        function.role(),
        table,
        List.of(
            "dynamodb:BatchGetItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem"),
        List.of("CATALOGUE", "CUSTOMER#*", "STOCK#*"));
    IHttpRouteAuthorizer authorizer =
        HttpJwtAuthorizer.Builder.create(
                "CustomerAuthorizer", customers.pool().getUserPoolProviderUrl())
            .jwtAudience(List.of(customers.storefront().getUserPoolClientId()))
            .build();
    List<String> scopes = List.of(ACCESS_TOKEN_SCOPE);
    api.customerRoute(POST, "/orders", function, authorizer, scopes);
    api.customerRoute(GET, "/orders", function, authorizer, scopes);
    api.customerRoute(GET, "/orders/{id}", function, authorizer, scopes);
  }

  private void options() {
    JavaFunction function =
        function(
            "OptionsFunction", "Answers browsers' preflights", "options.OptionsHandler", Map.of());
    String whyPublic = "Browsers send preflights without credentials.";
    api.publicRoute(OPTIONS, "/", function, whyPublic);
    api.publicRoute(OPTIONS, "/{proxy+}", function, whyPublic);
  }

  /** A function that answers whom it knows CloudFront by, and these origins' pages. */
  private JavaFunction function(
      String id, String description, String handler, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("ALLOWED_ORIGINS", allowedOrigins);
    environment.put("ORIGIN_SECRETS", originSecrets.believed());
    JavaFunction function =
        new JavaFunction(
            this,
            id,
            platform,
            JavaFunction.Props.ofApi(description, handler, environment, List.of(failures)));
    functions.add(function);
    return function;
  }

  /** Where CloudFront finds the API. */
  public ApiOrigin origin() {
    return new ApiOrigin(api.originName(), originSecrets.sent(), headers);
  }

  /** The API itself. */
  public IHttpApi api() {
    return api.api();
  }

  /** The functions behind the API. */
  public List<JavaFunction> functions() {
    return List.copyOf(functions);
  }

  /** A line for each call. */
  public ILogGroup accessLogs() {
    return api.accessLogs();
  }
}
