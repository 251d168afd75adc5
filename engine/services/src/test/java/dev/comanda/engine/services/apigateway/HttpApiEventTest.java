package dev.comanda.engine.services.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.services.lambda.FunctionJar;
import dev.comanda.engine.services.lambda.LambdaService;
import dev.comanda.engine.services.lambda.fixture.EchoHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function in a JVM of its own sees of a request. */
class HttpApiEventTest {

  @TempDir static Path folder;

  private static final TestKeys KEYS = new TestKeys();

  private static LambdaService lambda;
  private static TestApi api;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    Door door = new Door(new Faults());
    Path jar = FunctionJar.in(folder);
    lambda = new LambdaService(door, URI.create("http://127.0.0.1:1"), 0, folder, key -> jar);
    String function =
        lambda
            .create(
                new Resource(
                    "Api",
                    "Echo",
                    "AWS::Lambda::Function",
                    (ObjectNode)
                        Json.parse(
                            "{\"Runtime\":\"java21\",\"Timeout\":10,\"Code\":{\"S3Key\":\"k\"},"
                                + "\"Handler\":\""
                                + EchoHandler.class.getName()
                                + "\"}")))
            .attributes()
            .get("Arn");
    api = new TestApi(door, KEYS, Clock.systemUTC());
    String integration = api.integration(function, 29_000);
    String authorizer = api.authorizer(TestKeys.ISSUER, "client");
    api.route("GET /orders/{id}", integration);
    api.route("POST /{proxy+}", integration);
    api.route("GET /mine", integration, authorizer, "[]");
    api.route("GET /scoped", integration, authorizer, "[\"a\",\"z\"]");
    http = api.start();
  }

  @AfterAll
  static void stop() {
    api.close();
    lambda.close();
  }

  @Test
  void isOfPayloadFormatTwo() {
    Instant before = Instant.now();
    RawHttp.Answer answer =
        http.get(
            "/orders/a%20b+%C3%B1?x=1&y=%C3%B1+z&x=2&plus=a%2Bb&empty=&bare",
            "User-Agent: test/1", "X-Twice: one", "x-twice: two", "Cookie: a=1; b=2");
    JsonNode event = Json.parse(answer.body());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("GET /orders/{id}");
    assertThat(event.path("rawPath").asText()).isEqualTo("/orders/a b+ñ");
    assertThat(event.path("rawQueryString").asText())
        .isEqualTo("x=1&y=%C3%B1+z&x=2&plus=a%2Bb&empty=&bare");
    assertThat(event.path("queryStringParameters"))
        .isEqualTo(
            Json.parse(
                """
                {"x":"1,2","y":"ñ z","plus":"a+b","empty":"","bare":""}"""));
    assertThat(event.path("pathParameters")).isEqualTo(Json.parse("{\"id\":\"a b+ñ\"}"));
    assertThat(event.path("cookies")).isEqualTo(Json.parse("[\"a=1\",\"b=2\"]"));
    assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
    assertThat(event.has("body")).isFalse();

    JsonNode headers = event.path("headers");
    assertThat(headers.path("x-twice").asText()).isEqualTo("one,two");
    assertThat(headers.path("host").asText()).isEqualTo("127.0.0.1:" + api.port());
    assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
    assertThat(headers.path("x-forwarded-proto").asText()).isEqualTo("http");
    assertThat(headers.path("x-forwarded-port").asText()).isEqualTo("" + api.port());
    assertThat(headers.path("x-amzn-trace-id").asText()).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    assertThat(headers.path("content-length").asText()).isEqualTo("0");
    assertThat(headers.has("cookie")).isFalse();
    assertThat(event.has("stageVariables")).isFalse();

    JsonNode context = event.path("requestContext");
    assertThat(context.path("accountId").asText()).isEqualTo("000000000000");
    assertThat(context.path("apiId").asText()).isEqualTo(api.created().ref());
    assertThat(context.path("domainName").asText()).isEqualTo("127.0.0.1");
    assertThat(context.path("routeKey").asText()).isEqualTo("GET /orders/{id}");
    assertThat(context.path("stage").asText()).isEqualTo("$default");
    assertThat(context.path("requestId").asText())
        .isEqualTo(answer.values("apigw-requestid").get(0))
        .hasSize(16)
        .endsWith("=");
    assertThat(context.path("time").asText())
        .matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
    assertThat(Instant.ofEpochMilli(context.path("timeEpoch").asLong()))
        .isBetween(before.minusMillis(1), Instant.now());
    assertThat(context.path("http"))
        .isEqualTo(
            Json.parse(
                """
                {"method":"GET","path":"/orders/a b+ñ","protocol":"HTTP/1.1",
                 "sourceIp":"127.0.0.1","userAgent":"test/1"}"""));
    assertThat(context.has("authorizer")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, false",
    "application/json; charset=utf-8, false",
    "text/plain, false",
    "Text/HTML, false",
    "application/xml, false",
    "application/javascript, false",
    "application/problem+json, true",
    "application/atom+xml, true",
    "application/x-www-form-urlencoded, true",
    "application/octet-stream, true",
    "image/png, true"
  })
  void carriesABodyInBase64UnlessItsTypeIsText(String type, boolean base64) {
    byte[] body = "{\"ñ\":\"€😀\"}".getBytes(StandardCharsets.UTF_8);
    JsonNode event = Json.parse(http.send("POST", "/orders", body, "Content-Type: " + type).body());

    assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(base64);
    assertThat(event.path("body").asText())
        .isEqualTo(
            base64
                ? Base64.getEncoder().encodeToString(body)
                : new String(body, StandardCharsets.UTF_8));
    assertThat(event.path("pathParameters").path("proxy").asText()).isEqualTo("orders");
  }

  @Test
  void carriesABodyWithoutATypeInBase64() {
    JsonNode event = Json.parse(http.send("POST", "/orders", new byte[] {'{', '}'}).body());

    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.path("body").asText()).isEqualTo("e30=");
    assertThat(event.path("headers").path("content-length").asText()).isEqualTo("2");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/capture/plain, /capture/plain",
    "/capture/space%20value, /capture/space value",
    "/capture/question%3Fvalue, /capture/question",
    "/capture/hash%23value, /capture/hash#value",
    "/capture/slash%2Fvalue, /capture/slash/value",
    "/capture/a+b, /capture/a+b",
    "/capture/%CE%BB-%E4%B8%96, /capture/λ-世",
    "/capture/literal%252Fvalue, /capture/literal/value",
    "/capture/literal%253Fvalue, /capture/literal?value",
    "/capture/literal%2525value, /capture/literal%value"
  })
  void tellsThePathDecodedTwice(String sent, String told) {
    JsonNode event = Json.parse(http.send("POST", sent + "?q=%3F", new byte[0]).body());

    assertThat(event.path("rawPath").asText()).isEqualTo(told);
    assertThat(event.at("/requestContext/http/path").asText()).isEqualTo(told);
    assertThat(event.at("/pathParameters/proxy").asText()).isEqualTo(told.substring(1));
    assertThat(event.path("rawQueryString").asText()).isEqualTo("q=%3F");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/capture/percent%25done", "/capture/%", "/capture/%zz"})
  void refusesAPathThatCannotBeDecodedTwice(String sent) {
    RawHttp.Answer answer = http.send("POST", sent, new byte[0]);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Bad Request\"}");
  }

  @Test
  void hasNoVariableOfAnEncodedSlash() {
    assertThat(http.get("/orders/a%2Fb").status()).isEqualTo(404);
  }

  @Test
  void carriesTextThatIsNoUtf8InBase64() {
    JsonNode event =
        Json.parse(
            http.send(
                    "POST",
                    "/orders",
                    new byte[] {'"', (byte) 0xC3, '"'},
                    "Content-Type: application/json")
                .body());

    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.path("body").asText()).isEqualTo("IsMi");
  }

  @Test
  void carriesTheClaimsOfTheTokenAsStrings() {
    String token =
        KEYS.sign(
            "{\"alg\":\"RS256\",\"kid\":\"key-1\"}",
            """
            {"iss":"%s","client_id":"client","exp":4102444800,"scope":"a b","ok":true,
             "cognito:groups":["x","y"]}"""
                .formatted(TestKeys.ISSUER));
    JsonNode open = jwt(http.get("/mine", "Authorization: Bearer " + token));
    JsonNode scoped = jwt(http.get("/scoped", "Authorization: Bearer " + token));

    assertThat(open.path("claims"))
        .isEqualTo(
            Json.parse(
                """
                {"iss":"%s","client_id":"client","exp":"4102444800","scope":"a b","ok":"true",
                 "cognito:groups":"[x y]"}"""
                    .formatted(TestKeys.ISSUER)));
    assertThat(open.path("scopes").isNull()).isTrue();
    assertThat(scoped.path("scopes")).isEqualTo(Json.parse("[\"a\",\"b\"]"));
  }

  private static JsonNode jwt(RawHttp.Answer answer) {
    return Json.parse(answer.body()).at("/requestContext/authorizer/jwt");
  }
}
