package dev.comanda.runtime.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends a request to a handler as API Gateway does, for CloudFront, and reads what API Gateway
 * would answer.
 */
public final class TestRequest {

  public static final String ORIGIN = "https://shop.example";

  /** What CloudFront sends with every request. */
  static final String ORIGIN_SECRET = "k1Wq7dZt0aXcVb3nMm9Ls2Jh5Gf8Pe4RyUoTi6QwErDzXv2B";

  public static final String REQUEST_ID = "JKJaXmPLvHcESHA=";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String routeKey;
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> query = new HashMap<>();
  private final Map<String, String> path = new HashMap<>();
  private final Map<String, String> claims = new HashMap<>();
  private String body;
  private boolean base64;

  private TestRequest(String routeKey) {
    this.routeKey = routeKey;
    headers.put("origin", ORIGIN);
    headers.put("x-origin-verify", ORIGIN_SECRET);
  }

  /** What a handler runs in, for requests as they are made here. */
  public static HttpFunction function() {
    return new HttpFunction(new OriginSecrets(List.of(ORIGIN_SECRET)), new Cors(List.of(ORIGIN)));
  }

  public static TestRequest to(String routeKey) {
    return new TestRequest(routeKey);
  }

  public TestRequest header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public TestRequest without(String header) {
    headers.remove(header);
    return this;
  }

  public TestRequest query(String name, String value) {
    query.put(name, value);
    return this;
  }

  public TestRequest path(String name, String value) {
    path.put(name, value);
    return this;
  }

  public TestRequest by(String customerId) {
    return claim("sub", customerId).claim("token_use", "access");
  }

  public TestRequest claim(String name, String value) {
    claims.put(name, value);
    return this;
  }

  /** A body declared as JSON. */
  public TestRequest json(String json) {
    this.body = json;
    return header("content-type", "application/json");
  }

  /** The body is Base64. */
  public TestRequest base64() {
    this.base64 = true;
    return this;
  }

  public Answer send(RequestStreamHandler handler) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event()), out, context());
      ObjectNode answer = (ObjectNode) MAPPER.readTree(out.toByteArray());
      Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      answer
          .get("headers")
          .properties()
          .forEach(header -> answered.put(header.getKey(), header.getValue().asText()));
      return new Answer(
          answer.get("statusCode").asInt(),
          answered,
          answer.has("body") ? answer.get("body").asText() : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] event() throws IOException {
    APIGatewayV2HTTPEvent.RequestContext.RequestContextBuilder context =
        APIGatewayV2HTTPEvent.RequestContext.builder().withRequestId(REQUEST_ID);
    if (!claims.isEmpty()) {
      context.withAuthorizer(
          APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
              .withJwt(
                  APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                      .builder()
                      .withClaims(claims)
                      .build())
              .build());
    }
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRouteKey(routeKey)
            .withHeaders(headers)
            .withQueryStringParameters(query)
            .withPathParameters(path)
            .withBody(body)
            .withIsBase64Encoded(base64)
            .withRequestContext(context.build())
            .build();
    return MAPPER.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            TestRequest.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getName().equals("getAwsRequestId") ? "aws-request-id" : null);
  }

  /**
   * What came back.
   *
   * @param headers by name in any case
   */
  public record Answer(int status, Map<String, String> headers, String body) {

    /** The body as a tree. */
    public com.fasterxml.jackson.databind.JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String header(String name) {
      return headers.get(name);
    }

    /** The last part of the problem's type. */
    public String problem() {
      return json().get("type").asText().replace("urn:comanda:problem:", "");
    }

    /** The pointers of a problem's errors, in order. */
    public List<String> pointers() {
      return json().get("errors").findValuesAsText("pointer");
    }
  }
}
