package dev.comanda.engine.services.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.JwksSource;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.aws.service.StableId;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * One HTTP API on one machine. Access logs of its stage have no effect, CORS is the API's own
 * business: an API with {@code CorsConfiguration} is refused.
 */
public final class ApiGatewayService implements AwsService {

  private static final String API = "AWS::ApiGatewayV2::Api";
  private static final String STAGE = "AWS::ApiGatewayV2::Stage";
  private static final String ROUTE = "AWS::ApiGatewayV2::Route";
  private static final String INTEGRATION = "AWS::ApiGatewayV2::Integration";
  private static final String AUTHORIZER = "AWS::ApiGatewayV2::Authorizer";
  private static final String DOMAIN_NAME = "AWS::ApiGatewayV2::DomainName";
  private static final String API_MAPPING = "AWS::ApiGatewayV2::ApiMapping";

  private final Door door;
  private final int port;
  private final JwksSource jwks;
  private final Clock clock;
  private final Map<String, Integration> integrations = new HashMap<>();
  private final Map<String, JwtAuthorizer> authorizers = new HashMap<>();
  private final List<Route> routes = new ArrayList<>();
  private final Set<String> domainNames = new HashSet<>();
  private final ExecutorService callers = Executors.newCachedThreadPool(ApiGatewayService::daemon);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(ApiGatewayService::daemon);
  private Resource api;
  private Stage stage;
  private HttpApiServer server;

  /**
   * @param port the API's loopback port
   * @param jwks the keys of the issuers whose tokens authorizers take
   */
  public ApiGatewayService(Door door, int port, JwksSource jwks) {
    this(door, port, jwks, Clock.systemUTC());
  }

  ApiGatewayService(Door door, int port, JwksSource jwks, Clock clock) {
    this.door = door;
    this.port = port;
    this.jwks = jwks;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of(API, STAGE, ROUTE, INTEGRATION, AUTHORIZER, DOMAIN_NAME, API_MAPPING);
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    String id = StableId.of(resource, 10);
    return switch (resource.type()) {
      case API -> createApi(resource, id);
      case STAGE -> {
        stage = new Stage(properties, clock);
        yield new Created(RouteKey.DEFAULT, Map.of());
      }
      case INTEGRATION -> {
        integrations.put(id, Integration.of(properties));
        yield new Created(id, Map.of("IntegrationId", id));
      }
      case AUTHORIZER -> {
        authorizers.put(id, authorizer(properties));
        yield new Created(id, Map.of("AuthorizerId", id));
      }
      case DOMAIN_NAME -> domainName(properties);
      case API_MAPPING -> new Created(id, Map.of("ApiMappingId", id));
      default -> {
        routes.add(route(properties));
        yield new Created(id, Map.of("RouteId", id));
      }
    };
  }

  /**
   * Where a domain name is served on this machine.
   *
   * @return null unless it is the API's own or a custom domain name of it
   */
  public URI address(String domain) {
    boolean own =
        api != null && domain.startsWith(StableId.of(api, 10) + ".execute-api.")
            || domain.equals("127.0.0.1:" + port)
            || domainNames.contains(domain);
    return own ? URI.create("http://127.0.0.1:" + port) : null;
  }

  /** Begins to serve the API, if there is one. */
  @Override
  public void start() {
    if (api == null) {
      return;
    }
    String name = api.logicalId();
    AwsClient aws = new AwsClient(door, new Caller(name));
    if (stage == null) {
      throw new IllegalStateException("The API " + api.logicalId() + " has no stage");
    }
    HttpApi http =
        new HttpApi(StableId.of(api, 10), name, new RouteTable(routes), stage, aws, callers, timer);
    server = new HttpApiServer(port, http::handle);
    server.start();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
      server = null;
    }
    callers.shutdownNow();
    timer.shutdownNow();
  }

  private Created domainName(ObjectNode properties) {
    String name = properties.path("DomainName").asText();
    domainNames.add(name);
    return new Created(
        name, Map.of("RegionalDomainName", name, "RegionalHostedZoneId", "Z0000000000000"));
  }

  private Created createApi(Resource resource, String id) {
    require(resource.properties(), "ProtocolType", "HTTP");
    if (resource.properties().has("CorsConfiguration")) {
      throw new IllegalArgumentException("CorsConfiguration is not supported");
    }
    if (resource.properties().has("Body") || resource.properties().has("BodyS3Location")) {
      throw new IllegalArgumentException("Body is not supported: declare routes as resources");
    }
    if (api != null) {
      throw new IllegalArgumentException("There is an API already: " + api.logicalId());
    }
    api = resource;
    return new Created(id, Map.of("ApiId", id, "ApiEndpoint", "http://127.0.0.1:" + port));
  }

  private JwtAuthorizer authorizer(ObjectNode properties) {
    require(properties, "AuthorizerType", "JWT");
    JsonNode source = properties.path("IdentitySource");
    if (source.size() != 1 || !source.get(0).asText().equals("$request.header.Authorization")) {
      throw new IllegalArgumentException(
          "IdentitySource must be $request.header.Authorization, not " + source);
    }
    JsonNode configuration = properties.path("JwtConfiguration");
    String issuer = configuration.path("Issuer").asText();
    if (!jwks.publishes(issuer)) {
      throw new IllegalArgumentException(
          "JwtConfiguration names the issuer " + issuer + ", which is no local user pool");
    }
    Set<String> audience = new HashSet<>();
    configuration.path("Audience").forEach(entry -> audience.add(entry.asText()));
    return new JwtAuthorizer(issuer, audience, jwks, clock);
  }

  private Route route(ObjectNode properties) {
    String target = properties.path("Target").asText();
    Integration integration = integrations.get(target.replaceFirst("^integrations/", ""));
    if (integration == null) {
      throw new IllegalArgumentException("Target names no integration: " + target);
    }
    String type = properties.path("AuthorizationType").asText("NONE");
    if (!type.equals("NONE") && !type.equals("JWT")) {
      throw new IllegalArgumentException("AuthorizationType must be NONE or JWT, not " + type);
    }
    JwtAuthorizer authorizer = authorizers.get(properties.path("AuthorizerId").asText());
    if (type.equals("JWT") && authorizer == null) {
      throw new IllegalArgumentException("AuthorizerId names no authorizer");
    }
    List<String> scopes = new ArrayList<>();
    properties.path("AuthorizationScopes").forEach(scope -> scopes.add(scope.asText()));
    RouteKey key = RouteKey.parse(properties.path("RouteKey").asText());
    return new Route(key, integration, type.equals("JWT") ? authorizer : null, List.copyOf(scopes));
  }

  private static void require(ObjectNode properties, String property, String value) {
    if (!properties.path(property).asText().equals(value)) {
      throw new IllegalArgumentException(
          property + " must be " + value + ", not " + properties.path(property));
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "http-api-caller");
    thread.setDaemon(true);
    return thread;
  }
}
