package dev.comanda.engine.services.apigateway;

import static dev.comanda.engine.services.apigateway.TestKeys.ISSUER;
import static dev.comanda.engine.services.apigateway.TokenAttacks.ACCESS;
import static dev.comanda.engine.services.apigateway.TokenAttacks.HEADER;
import static dev.comanda.engine.services.apigateway.TokenAttacks.ID_TOKEN;
import static dev.comanda.engine.services.apigateway.TokenAttacks.NOW;
import static dev.comanda.engine.services.apigateway.TokenAttacks.NOW_SECONDS;
import static dev.comanda.engine.services.apigateway.TokenAttacks.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.lambda.LambdaService;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks on the authorizer: none may pass, and the function must not run for any. */
class JwtAuthorizerTest {

  private static final String ATTACKS = "dev.comanda.engine.services.apigateway.TokenAttacks#";
  private static final TestKeys KEYS = TokenAttacks.KEYS;
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static TestApi api;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    Door door = new Door(new Faults());
    door.register(
        LambdaService.API,
        request -> {
          CALLS.incrementAndGet();
          return new AwsResponse(200, Map.of(), "{\"statusCode\":200}".getBytes());
        });
    api = new TestApi(door, KEYS, Clock.fixed(NOW, ZoneOffset.UTC));
    String integration = api.integration("arn:aws:lambda:us-east-1:000000000000:function:f", 9000);
    String authorizer = api.authorizer(ISSUER, "client");
    api.route("GET /orders", integration, authorizer, "[\"aws.cognito.signin.user.admin\"]");
    api.route("GET /any", integration, authorizer, "[]");
    http = api.start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void reset() {
    CALLS.set(0);
    KEYS.down = false;
    KEYS.published.keySet().retainAll(List.of(TestKeys.KEY_ID));
    KEYS.published.put(TestKeys.KEY_ID, (RSAPublicKey) KEYS.own.getPublic());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    ATTACKS + "algorithms",
    ATTACKS + "headers",
    ATTACKS + "claims",
    ATTACKS + "spellings"
  })
  void refusesAsUnauthorized(String attack, String token) {
    RawHttp.Answer answer = http.get("/orders", "Authorization: Bearer " + token);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(answer.values("www-authenticate").get(0)).startsWith("Bearer scope=\"\" error=");
    assertThat(CALLS).hasValue(0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void saysWhyItRefuses(String why, String challenge, List<String> headers) {
    RawHttp.Answer answer = http.get("/orders", headers.toArray(String[]::new));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.values("content-type")).containsExactly("application/json");
    assertThat(answer.values("www-authenticate")).containsExactly(challenge);
  }

  static Stream<Arguments> saysWhyItRefuses() {
    String bearer = "Authorization: Bearer ";
    return Stream.of(
        arguments("no token", "Bearer", List.of()),
        arguments(
            "no JWT",
            invalid("token contains an invalid number of segments"),
            List.of(bearer + "not-a-token")),
        arguments(
            "another audience",
            invalid("the token does not have a valid audience"),
            List.of(bearer + KEYS.sign(HEADER, ACCESS.replace("\"client\"", "\"other\"")))),
        arguments(
            "another algorithm",
            invalid("signing method HS256 is invalid"),
            List.of(bearer + KEYS.sign(HEADER.replace("RS256", "HS256"), ACCESS))),
        arguments(
            "an algorithm that breaks the header",
            invalid("signing method (alg) is unavailable."),
            List.of(bearer + KEYS.sign(HEADER.replace("RS256", "\\\"\\r\\nx: y"), ACCESS))));
  }

  private static String invalid(String description) {
    return "Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + description + "\"";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusesOnItsWayIn(String attack, int status, List<String> headers, String target) {
    RawHttp.Answer answer = http.get(target, headers.toArray(String[]::new));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(CALLS).hasValue(0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusesAsForbidden(String attack, String claims) {
    RawHttp.Answer answer =
        http.get("/orders", "Authorization: Bearer " + KEYS.sign(HEADER, claims));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    assertThat(CALLS).hasValue(0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void takes(String token, String target, String authorization) {
    assertThat(http.get(target, authorization).status()).isEqualTo(200);
    assertThat(CALLS).hasValue(1);
  }

  static Stream<Arguments> refusesOnItsWayIn() {
    String token = signed();
    return Stream.of(
        arguments("36 no header", 401, List.of(), "/orders"),
        arguments("37 Bearer only", 401, List.of("Authorization: Bearer"), "/orders"),
        arguments("37 Bearer and a space", 401, List.of("Authorization: Bearer "), "/orders"),
        arguments("37 empty", 401, List.of("Authorization:"), "/orders"),
        arguments("38 lower case", 401, List.of("Authorization: bearer " + token), "/orders"),
        arguments("38 upper case", 401, List.of("Authorization: BEARER " + token), "/orders"),
        arguments("38 two spaces", 401, List.of("Authorization: Bearer  " + token), "/orders"),
        arguments("38 a tab", 401, List.of("Authorization: Bearer\t" + token), "/orders"),
        arguments("39 Basic", 401, List.of("Authorization: Basic YTpi"), "/orders"),
        arguments(
            "40 two headers",
            401,
            List.of("Authorization: Bearer " + token, "authorization: Bearer " + token),
            "/orders"),
        arguments(
            "40 two in one",
            401,
            List.of("Authorization: Bearer " + token + ", " + token),
            "/orders"),
        arguments("41 in the query", 401, List.of(), "/orders?Authorization=Bearer%20" + token),
        arguments("41 in a cookie", 401, List.of("Cookie: Authorization=" + token), "/orders"),
        arguments(
            "42 large headers",
            431,
            List.of("Authorization: Bearer " + token, "X-Large: " + "x".repeat(10_240)),
            "/orders"));
  }

  static Stream<Arguments> refusesAsForbidden() {
    String scopes = "\"scope\":\"orders/read aws.cognito.signin.user.admin\"";
    return Stream.of(
        arguments("26 ID token", ID_TOKEN),
        arguments("29 no scope", ACCESS.replace("\"scope\"", "\"xscope\"")),
        arguments("29 another scope", ACCESS.replace(scopes, "\"scope\":\"orders/read\"")),
        arguments(
            "29 a longer scope",
            ACCESS.replace(scopes, "\"scope\":\"aws.cognito.signin.user.administrator\"")),
        arguments(
            "29 a shorter scope", ACCESS.replace(scopes, "\"scope\":\"aws.cognito.signin.user\"")),
        arguments(
            "29 a scope in a list of commas",
            ACCESS.replace(scopes, "\"scope\":\"a,aws.cognito.signin.user.admin\"")),
        arguments(
            "28 token_use altered",
            ID_TOKEN.replace("\"token_use\":\"id\"", "\"token_use\":\"access\"")));
  }

  static Stream<Arguments> takes() {
    String bearer = "Authorization: Bearer ";
    return Stream.of(
        arguments("the token", "/orders", bearer + signed()),
        arguments("without Bearer", "/orders", "Authorization: " + signed()),
        arguments(
            "with a type",
            "/orders",
            bearer + KEYS.sign(HEADER.replace("{", "{\"typ\":\"JWT\","), ACCESS)),
        arguments(
            "25 one good aud of many",
            "/orders",
            bearer
                + KEYS.sign(
                    HEADER,
                    ACCESS.replace("\"client_id\":\"client\"", "\"aud\":[\"x\",\"client\"]"))),
        arguments(
            "scp", "/orders", bearer + KEYS.sign(HEADER, ACCESS.replace("\"scope\"", "\"scp\""))),
        arguments(
            "an ID token where no scope is asked", "/any", bearer + KEYS.sign(HEADER, ID_TOKEN)),
        arguments(
            "exp in a second",
            "/orders",
            bearer
                + KEYS.sign(
                    HEADER, ACCESS.replace("" + (NOW_SECONDS + 600), "" + (NOW_SECONDS + 1)))),
        arguments(
            "iat now",
            "/orders",
            bearer
                + KEYS.sign(
                    HEADER,
                    ACCESS.replace(
                        "\"iat\":" + (NOW_SECONDS - 60),
                        "\"iat\":" + NOW_SECONDS + ",\"nbf\":" + NOW_SECONDS))));
  }

  @Test
  void keepsTakingKnownKeysWhileTheIssuerIsDown() {
    assertThat(http.get("/orders", "Authorization: Bearer " + signed()).status()).isEqualTo(200);
    KEYS.down = true;

    String fresh = KEYS.sign(HEADER, ACCESS.replace("\"j\"", "\"fresh\""));
    assertThat(http.get("/orders", "Authorization: Bearer " + fresh).status()).isEqualTo(200);
    String unknown = KEYS.sign(HEADER.replace("key-1", "key-2"), ACCESS);
    assertThat(http.get("/orders", "Authorization: Bearer " + unknown).status()).isEqualTo(401);
  }

  @Test
  void followsAnIssuerThatChangesItsKeys() {
    String old = "Authorization: Bearer " + signed();
    assertThat(http.get("/orders", old).status()).isEqualTo(200);
    KEYS.published.put("key-2", (RSAPublicKey) KEYS.attacker.getPublic());
    KEYS.published.remove("key-1");

    assertThat(http.get("/orders", old).status()).isEqualTo(401);
    String fresh =
        KEYS.sign(
            HEADER.replace("key-1", "key-2"), ACCESS, KEYS.attacker.getPrivate(), "SHA256withRSA");
    assertThat(http.get("/orders", "Authorization: Bearer " + fresh).status()).isEqualTo(200);
  }
}
