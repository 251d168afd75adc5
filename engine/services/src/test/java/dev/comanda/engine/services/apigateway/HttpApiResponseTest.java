package dev.comanda.engine.services.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.lambda.LambdaService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets of a function's result, whatever that is. */
class HttpApiResponseTest {

  private static final TestKeys KEYS = new TestKeys();

  private final CountDownLatch released = new CountDownLatch(1);
  private TestApi api;
  private RawHttp http;
  private volatile Result result;

  private interface Result {
    AwsResponse of(AwsRequest request) throws IOException;
  }

  @BeforeEach
  void start() {
    Door door = new Door(new Faults());
    door.register(LambdaService.API, request -> result.of(request));
    api = new TestApi(door, KEYS, Clock.systemUTC());
    String function = "arn:aws:lambda:us-east-1:000000000000:function:f";
    api.route("ANY /fn", api.integration(function, 29_000));
    api.route("ANY /slow", api.integration(function, 1000));
    http = api.start();
  }

  @AfterEach
  void stop() {
    released.countDown();
    api.close();
  }

  @Test
  void mapsStatusHeadersCookiesAndBody() {
    returns(
        """
        {"statusCode":201,"headers":{"Location":"/orders/1","X-Number":5},
         "cookies":["a=1; Path=/","b=2"],"body":"{\\"ñ\\":1}"}""");
    RawHttp.Answer answer = http.get("/fn");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.values("location")).containsExactly("/orders/1");
    assertThat(answer.values("x-number")).containsExactly("5");
    assertThat(answer.values("set-cookie")).containsExactly("a=1; Path=/", "b=2");
    assertThat(answer.values("content-type")).containsExactly("text/plain; charset=utf-8");
    assertThat(answer.values("apigw-requestid")).hasSize(1);
    assertThat(answer.body()).isEqualTo("{\"ñ\":1}");
  }

  @Test
  void decodesABinaryBody() {
    returns(
        """
        {"statusCode":200,"isBase64Encoded":true,"body":"aG9sYQ==",
         "headers":{"content-type":"image/png"}}""");
    RawHttp.Answer answer = http.get("/fn");

    assertThat(answer.body()).isEqualTo("hola");
    assertThat(answer.values("content-type")).containsExactly("image/png");
  }

  static Stream<Arguments> infersAnAnswerOfAResultWithoutStatus() {
    return Stream.of(
        arguments("{\"message\": \"hola\"}", "{\"message\": \"hola\"}"),
        arguments("[1, 2]", "[1, 2]"),
        arguments("42", "42"),
        arguments("true", "true"),
        arguments("\"hola \\\"amiga\\\"\"", "hola \"amiga\""),
        arguments("\"\"", ""),
        arguments("Hello, World!", "Hello, World!"),
        arguments("{\"name\": \"Ana\", \"age\":", "{\"name\": \"Ana\", \"age\":"));
  }

  @ParameterizedTest
  @MethodSource
  void infersAnAnswerOfAResultWithoutStatus(String result, String body) {
    returns(result);
    RawHttp.Answer answer = http.get("/fn");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.values("content-type")).containsExactly("application/json");
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void framesTheAnswerItself() {
    returns(
        """
        {"statusCode":200,"body":"hola",
         "headers":{"Content-Length":"1","Transfer-Encoding":"chunked","Connection":"upgrade"}}""");
    RawHttp.Answer answer = http.get("/fn");

    assertThat(answer.values("content-length")).containsExactly("4");
    assertThat(answer.values("transfer-encoding")).isEmpty();
    assertThat(answer.values("connection")).containsExactly("close");
    assertThat(answer.body()).isEqualTo("hola");
  }

  @Test
  void sendsNoBodyWithNotModified() {
    returns("{\"statusCode\":304,\"headers\":{\"ETag\":\"\\\"1\\\"\"}}");
    RawHttp.Answer answer = http.get("/fn");

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.values("etag")).containsExactly("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":\"x\"}",
        "{\"statusCode\":0}",
        "{\"statusCode\":200.5}",
        "{\"statusCode\":600}",
        "{\"statusCode\":42}",
        "{\"statusCode\":null}",
        "{\"statusCode\":200,\"body\":{\"a\":1}}",
        "{\"statusCode\":200,\"headers\":[]}",
        "{\"statusCode\":200,\"headers\":{\"a\":{}}}",
        "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%%\"}"
      })
  void answersAMalformedResultWith500(String malformed) {
    returns(malformed);

    assertIs(http.get("/fn"), 500, "Internal Server Error");
  }

  @Test
  void answersAFailedFunctionWith500() {
    result =
        request ->
            new AwsResponse(
                200,
                Map.of("x-amz-function-error", "Unhandled"),
                "{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8));

    assertIs(http.get("/fn"), 500, "Internal Server Error");
  }

  @Test
  void answersABrokenCallWith500AndThrottlingWith503() {
    result =
        request -> {
          throw new IOException("broken");
        };
    assertIs(http.get("/fn"), 500, "Internal Server Error");
    result =
        request -> {
          throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
        };
    assertIs(http.get("/fn"), 503, "Service Unavailable");
    result =
        request -> {
          throw new AwsError("RequestTooLargeException", "large", 413);
        };
    assertIs(http.get("/fn"), 413, "Request Entity Too Large");
  }

  @Test
  void answersAnIntegrationThatTakesTooLongWith503() {
    result =
        request -> {
          await(released);
          return new AwsResponse(200, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        };
    long start = System.nanoTime();

    assertIs(http.get("/slow"), 503, "Service Unavailable");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(950), Duration.ofSeconds(15));
  }

  @Test
  void answersWhatHasNoRouteWith404() {
    assertIs(http.get("/other"), 404, "Not Found");
    assertIs(http.get("/fn/../fn"), 404, "Not Found");
    assertIs(http.get("/../../etc/passwd"), 400, "Bad Request");
    assertIs(http.get("/fn/"), 404, "Not Found");
    assertIs(http.get("/FN"), 404, "Not Found");
    assertIs(
        http.send(
            "OPTIONS",
            "/other",
            new byte[0],
            "Origin: https://shop.example.com",
            "Access-Control-Request-Method: POST"),
        404,
        "Not Found");
  }

  @Test
  void answersABodyOverTenMegabytesWith413() {
    assertIs(http.send("POST", "/fn", new byte[(10 << 20) + 1]), 413, "Request Entity Too Large");
  }

  @Test
  void answersHeadersOverTenThousandBytesWith431() {
    returns("{}");

    assertThat(http.get("/fn", "X-Long: " + "x".repeat(10_000)).status()).isEqualTo(200);
    assertIs(
        http.get("/fn", "X-Long: " + "x".repeat(10_300)), 431, "Request Header Fields Too Large");
  }

  @Test
  void tellsWhereItIs() {
    assertThat(api.created().attributes())
        .containsEntry("ApiEndpoint", "http://127.0.0.1:" + api.port())
        .containsEntry("ApiId", api.created().ref());
    assertThat(api.created().ref()).matches("[a-z0-9]{10}");
  }

  @Test
  void refusesARouteThatLeadsNowhere() {
    assertThatThrownBy(() -> api.route("GET /x", "nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Target");
  }

  private void returns(String json) {
    result = request -> new AwsResponse(200, Map.of(), json.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertIs(RawHttp.Answer answer, int status, String message) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    assertThat(answer.values("content-type")).containsExactly("application/json");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
