package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.jetty.client.HttpClient;

/**
 * CloudFront with one edge, on this machine: the distribution before the HTTP API on one port, the
 * one before a bucket on another. Its viewers speak HTTP/1.1 without TLS, so that protocol
 * policies, certificates and aliases have no effect; nor have the web ACL, logging and price class.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-distribution.html">AWS::CloudFront::Distribution</a>
 */
public final class CloudFrontService implements AwsService {

  private static final String PREFIX = "AWS::CloudFront::";
  private static final Set<String> TYPES =
      Set.of(
          PREFIX + "Distribution",
          PREFIX + "CachePolicy",
          PREFIX + "OriginRequestPolicy",
          PREFIX + "ResponseHeadersPolicy",
          PREFIX + "OriginAccessControl",
          PREFIX + "MonitoringSubscription",
          PREFIX + "Function");

  private final int objectsPort;
  private final int apiPort;
  private final Policies policies;
  private final DistributionReader reader;
  private final Map<Integer, DistributionServer> servers = new HashMap<>();

  /**
   * @param http reaches the API
   * @param objectsPort of the distribution whose default origin is a bucket
   * @param apiPort of the distribution whose default origin is the HTTP API
   * @param domains gives the address of a domain name that something on this machine serves, else
   *     null
   */
  public CloudFrontService(
      Door door, HttpClient http, int objectsPort, int apiPort, Function<String, URI> domains) {
    this.objectsPort = objectsPort;
    this.apiPort = apiPort;
    this.policies = new Policies(this::local);
    this.reader =
        new DistributionReader(policies, new Origins(door, http, domains), Clock.systemUTC());
  }

  @Override
  public Set<String> types() {
    return TYPES;
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    String id = id(resource);
    switch (resource.type().substring(PREFIX.length())) {
      case "Distribution" -> {
        return distribution(resource);
      }
      case "Function" -> {
        return function(resource);
      }
      case "CachePolicy" -> policies.addCache(id, properties.path("CachePolicyConfig"));
      case "OriginRequestPolicy" ->
          policies.addOriginRequest(id, properties.path("OriginRequestPolicyConfig"));
      case "ResponseHeadersPolicy" ->
          policies.addResponseHeaders(id, properties.path("ResponseHeadersPolicyConfig"));
      default -> {
        // An access control's id is all that an origin needs; metrics are nobody's here.
      }
    }
    return new Created(id, Map.of("Id", id));
  }

  @Override
  public void start() {
    servers.values().forEach(DistributionServer::start);
  }

  @Override
  public void close() {
    servers.values().forEach(DistributionServer::close);
    servers.clear();
  }

  private Created distribution(Resource resource) {
    String id = "E" + id(resource).replace("-", "").substring(0, 13).toUpperCase(Locale.ROOT);
    JsonNode config = resource.properties().path("DistributionConfig");
    var service = new Principal.Service("cloudfront.amazonaws.com", arn("distribution/" + id));
    Distribution distribution = reader.read(id, new Caller(resource.logicalId(), service), config);
    int port = distribution.isForObjects() ? objectsPort : apiPort;
    if (servers.containsKey(port)) {
      throw new IllegalArgumentException(
          "There is a distribution already whose default origin is "
              + (distribution.isForObjects() ? "a bucket" : "the HTTP API"));
    }
    servers.put(port, new DistributionServer(port, distribution::answer));
    return new Created(id, Map.of("Id", id, "DomainName", "127.0.0.1:" + port));
  }

  private Created function(Resource resource) {
    ObjectNode properties = resource.properties();
    String name = properties.path("Name").asText(resource.physicalName());
    String arn = arn("function/" + name);
    String code = properties.path("FunctionCode").asText();
    policies.addFunction(arn, new ViewerFunction(resource.logicalId(), code));
    return new Created(arn, Map.of("FunctionARN", arn, "FunctionMetadata.FunctionARN", arn));
  }

  /** The API's distribution is here and not under {@code cloudfront.net}. */
  private String local(String headerValue) {
    String here = Loopback.url(apiPort) + " http://localhost:" + apiPort;
    return headerValue.replace("https://*.cloudfront.net", here);
  }

  private static String arn(String resource) {
    return "arn:aws:cloudfront::" + Environment.ACCOUNT + ":" + resource;
  }

  /** The same at every start, as policies have it: a UUID. */
  private static String id(Resource resource) {
    byte[] name = resource.physicalName().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }
}
