package dev.comanda.local.apigateway;

import static dev.comanda.local.apigateway.TestKeys.ISSUER;
import static dev.comanda.local.apigateway.TestKeys.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.comanda.local.door.AwsResponse;
import dev.comanda.local.door.Door;
import dev.comanda.local.door.Faults;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks on the authorizer: none may pass, and the function must not run for any. */
class JwtAuthorizerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final long NOW_SECONDS = NOW.getEpochSecond();
  private static final String HEADER = "{\"kid\":\"key-1\",\"alg\":\"RS256\"}";
  private static final String ACCESS =
      """
      {"sub":"ana","iss":"%s","client_id":"client","origin_jti":"o","event_id":"e",
      "token_use":"access","scope":"orders/read aws.cognito.signin.user.admin",
      "auth_time":%2$d,"exp":%3$d,"iat":%2$d,"jti":"j","username":"ana"}"""
          .formatted(ISSUER, NOW_SECONDS - 60, NOW_SECONDS + 600);
  private static final String ID_TOKEN =
      """
      {"sub":"ana","iss":"%s","aud":"client","token_use":"id","exp":%d,"iat":%d}"""
          .formatted(ISSUER, NOW_SECONDS + 600, NOW_SECONDS - 60);

  private static final TestKeys KEYS = new TestKeys();
  private static final AtomicInteger CALLS = new AtomicInteger();

  private static TestApi api;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    Door door = new Door(new Faults());
    door.register(
        "lambda",
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
  @MethodSource({"algorithms", "headers", "claims", "spellings"})
  void refusesAsUnauthorized(String attack, String token) {
    RawHttp.Answer answer = http.get("/orders", "Authorization: Bearer " + token);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(answer.values("www-authenticate").get(0)).startsWith("Bearer scope=\"\" error=");
    assertThat(CALLS).hasValue(0);
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

  static Stream<Arguments> algorithms() throws GeneralSecurityException {
    String claims = encode(ACCESS);
    byte[] der = KEYS.own.getPublic().getEncoded();
    byte[] pem =
        ("-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n")
            .getBytes();
    byte[] modulus = ((RSAPublicKey) KEYS.own.getPublic()).getModulus().toByteArray();
    byte[] jwk =
        "{\"kty\":\"RSA\",\"kid\":\"key-1\",\"n\":\"%s\",\"e\":\"AQAB\"}"
            .formatted(encode(modulus))
            .getBytes();
    List<Arguments> attacks = new ArrayList<>();
    for (String none : List.of("none", "None", "NONE", "nOnE")) {
      String header = encode("{\"kid\":\"key-1\",\"alg\":\"" + none + "\"}");
      attacks.add(arguments("1-2 alg " + none, header + "." + claims + "."));
      attacks.add(
          arguments("1-2 signed alg " + none, header + signed().substring(header(signed()))));
    }
    attacks.add(arguments("3 empty signature", encode(HEADER) + "." + claims + "."));
    for (String bits : List.of("256", "384", "512")) {
      attacks.add(arguments("4 HS" + bits + " by the PEM", hmac(bits, pem)));
      attacks.add(arguments("5-6 HS" + bits + " by the DER", hmac(bits, der)));
      attacks.add(arguments("5-6 HS" + bits + " by the modulus", hmac(bits, modulus)));
      attacks.add(arguments("5-6 HS" + bits + " by the JWK", hmac(bits, jwk)));
    }
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    curve.initialize(256);
    KeyPair ec = curve.generateKeyPair();
    attacks.add(arguments("7 ES256", by("ES256", ec.getPrivate(), "SHA256withECDSAinP1363Format")));
    attacks.add(arguments("7 PS256", pss()));
    attacks.add(
        arguments(
            "8 another key",
            KEYS.sign(HEADER, ACCESS, KEYS.attacker.getPrivate(), "SHA256withRSA")));
    attacks.add(arguments("9 RS384", by("RS384", KEYS.own.getPrivate(), "SHA384withRSA")));
    attacks.add(arguments("9 RS512", by("RS512", KEYS.own.getPrivate(), "SHA512withRSA")));
    attacks.add(
        arguments(
            "9 RS512 said to be RS256",
            KEYS.sign(HEADER, ACCESS, KEYS.own.getPrivate(), "SHA512withRSA")));
    return attacks.stream();
  }

  static Stream<Arguments> headers() {
    String attackerJwk =
        "{\"kty\":\"RSA\",\"kid\":\"key-1\",\"e\":\"AQAB\",\"n\":\"%s\"}"
            .formatted(
                encode(((RSAPublicKey) KEYS.attacker.getPublic()).getModulus().toByteArray()));
    return Stream.of(
        byOwn("10 unknown kid", "{\"kid\":\"key-2\",\"alg\":\"RS256\"}"),
        byOwn("11 no kid", "{\"alg\":\"RS256\"}"),
        byOwn("11 kid null", "{\"kid\":null,\"alg\":\"RS256\"}"),
        byOwn("11 kid a number", "{\"kid\":1,\"alg\":\"RS256\"}"),
        byOwn("12 kid a path", "{\"kid\":\"../../dev/null\",\"alg\":\"RS256\"}"),
        byOwn("12 kid SQL", "{\"kid\":\"key-1' OR '1'='1\",\"alg\":\"RS256\"}"),
        byOwn("12 kid a command", "{\"kid\":\"|sleep 9\",\"alg\":\"RS256\"}"),
        byOwn("12 kid long", "{\"kid\":\"" + "k".repeat(5000) + "\",\"alg\":\"RS256\"}"),
        byAttacker("13 jwk", "{\"kid\":\"key-1\",\"alg\":\"RS256\",\"jwk\":" + attackerJwk + "}"),
        byAttacker(
            "14 jku", "{\"kid\":\"key-1\",\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1\"}"),
        byAttacker(
            "14 x5u", "{\"kid\":\"key-1\",\"alg\":\"RS256\",\"x5u\":\"http://127.0.0.1:1\"}"),
        byAttacker("15 x5c", "{\"kid\":\"key-1\",\"alg\":\"RS256\",\"x5c\":[\"MIIB\"]}"),
        byOwn("16 crit", "{\"kid\":\"key-1\",\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}"),
        byOwn("16 b64", "{\"kid\":\"key-1\",\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}"),
        byOwn("17 kid twice", "{\"kid\":\"key-2\",\"kid\":\"key-1\",\"alg\":\"RS256\"}"),
        byOwn("17 alg twice", "{\"kid\":\"key-1\",\"alg\":\"none\",\"alg\":\"RS256\"}"),
        byOwn("18 typ", "{\"kid\":\"key-1\",\"alg\":\"RS256\",\"typ\":\"logout+jwt\"}"),
        byOwn("19 nested", "{\"kid\":\"key-1\",\"alg\":\"RS256\",\"cty\":\"JWT\"}"),
        byOwn("no alg", "{\"kid\":\"key-1\"}"),
        byOwn("alg in lower case", "{\"kid\":\"key-1\",\"alg\":\"rs256\"}"),
        byOwn("header a list", "[]"),
        byOwn("header with a tail", HEADER + "{}"),
        arguments("20 JWE", "a." + signed() + ".b"));
  }

  static Stream<Arguments> claims() {
    return Stream.of(
        claim("21 iss", ISSUER, "https://evil.example"),
        claim("22 iss with a slash", ISSUER, ISSUER + "/"),
        claim("22 iss of another pool", "us-east-1_pool", "us-east-1_other"),
        claim("22 iss of another region", "us-east-1.amazonaws", "eu-west-1.amazonaws"),
        claim("21 iss missing", "\"iss\"", "\"xiss\""),
        claim("21 iss a list", "\"" + ISSUER + "\"", "[\"" + ISSUER + "\"]"),
        claim("23 aud of another", "\"client_id\":\"client\"", "\"aud\":\"other\""),
        claim("23 aud before client_id", "\"sub\":\"ana\"", "\"aud\":\"other\""),
        claim("24 client_id of another", "\"client\"", "\"other\""),
        claim("24 client_id missing", "\"client_id\"", "\"client\""),
        claim("24 client_id a list", "\"client\"", "[\"client\"]"),
        claim("25 aud of none", "\"client_id\":\"client\"", "\"aud\":[\"a\",\"b\"]"),
        claim("25 aud empty", "\"client_id\":\"client\"", "\"aud\":[]"),
        claim("25 aud null", "\"sub\":\"ana\"", "\"aud\":null"),
        arguments("27 refresh token", encode("opaque-and-random".repeat(6))),
        expiry("30 exp a second ago", NOW_SECONDS - 1),
        expiry("30 exp now", NOW_SECONDS),
        expiry("30 exp a string", "\"" + (NOW_SECONDS + 600) + "\""),
        expiry("30 exp a float", (NOW_SECONDS + 600) + ".5"),
        expiry("30 exp huge", "1e400"),
        expiry("30 exp beyond a long", "99999999999999999999"),
        expiry("30 exp negative", "-1"),
        expiry("30 exp null", "null"),
        claim("30 exp missing", "\"exp\"", "\"xexp\""),
        claim("31 nbf", "\"jti\":\"j\"", "\"nbf\":" + (NOW_SECONDS + 1)),
        claim("31 nbf a string", "\"jti\":\"j\"", "\"nbf\":\"0\""),
        claim("32 iat", "\"iat\":" + (NOW_SECONDS - 60), "\"iat\":" + (NOW_SECONDS + 1)),
        claim("35 exp twice", "\"jti\":\"j\"", "\"exp\":" + (NOW_SECONDS + 600)),
        claim("35 sub twice", "\"jti\":\"j\"", "\"sub\":\"eva\""),
        arguments("claims a list", KEYS.sign(HEADER, "[]")),
        arguments("claims no JSON", KEYS.sign(HEADER, "ana")),
        arguments("claims with a tail", KEYS.sign(HEADER, ACCESS + "{}")),
        arguments(
            "34 groups in an unsigned part",
            signed()
                .replace(encode(ACCESS), encode(ACCESS.replace("\"jti\"", "\"cognito:groups\"")))));
  }

  static Stream<Arguments> spellings() {
    String token = signed();
    String[] parts = token.split("\\.");
    Stream<Arguments> texts =
        Stream.of(
            arguments("43 garbage", "x".repeat(9000)),
            arguments("44 padding", token + "=="),
            arguments("44 padded header", parts[0] + "=." + parts[1] + "." + parts[2]),
            arguments("44 the other alphabet", token.replace('-', '+').replace('_', '/') + "+/"),
            arguments("44 a space within", parts[0] + " ." + parts[1] + "." + parts[2]),
            arguments("45 two segments", parts[0] + "." + parts[1]),
            arguments("45 four segments", token + ".x"),
            arguments("45 only dots", ".."),
            arguments("46 a tail", token + "AAAA"),
            arguments("46 a shorter signature", token.substring(0, token.length() - 4)));
    byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
    Stream<Arguments> flips =
        IntStream.range(0, 64)
            .mapToObj(
                bit -> {
                  byte[] flipped = signature.clone();
                  flipped[flipped.length - 1 - bit / 8] ^= (byte) (1 << bit % 8);
                  return arguments(
                      "47 bit " + bit + " of the signature",
                      parts[0] + "." + parts[1] + "." + encode(flipped));
                });
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char last = token.charAt(token.length() - 1);
    Stream<Arguments> unused =
        IntStream.range(1, 16)
            .mapToObj(
                bits ->
                    arguments(
                        "47 unused bits " + bits,
                        token.substring(0, token.length() - 1)
                            + alphabet.charAt(alphabet.indexOf(last) ^ bits)));
    return Stream.concat(texts, Stream.concat(flips, unused));
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

  @Test
  void takesNoneOfTenThousandMutations() throws Exception {
    JwtAuthorizer authorizer =
        new JwtAuthorizer(
            ISSUER, java.util.Set.of("client"), KEYS, Clock.fixed(NOW, ZoneOffset.UTC));
    String token = signed();
    authorizer.verify(token);
    Random random = new Random(42);
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String mutant = mutate(token, random);
      if (!mutant.equals(token) && isTaken(authorizer, mutant)) {
        accepted.add(mutant);
      }
    }

    assertThat(accepted).isEmpty();
  }

  private static String mutate(String token, Random random) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \u00e9";
    StringBuilder mutant = new StringBuilder(token);
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(mutant.length());
      char c = alphabet.charAt(random.nextInt(alphabet.length()));
      switch (random.nextInt(5)) {
        case 0 -> mutant.setCharAt(at, c);
        case 1 -> mutant.insert(at, c);
        case 2 -> mutant.deleteCharAt(at);
        case 3 -> mutant.setLength(Math.max(1, at));
        default -> {
          int other = random.nextInt(mutant.length());
          char swapped = mutant.charAt(at);
          mutant.setCharAt(at, mutant.charAt(other));
          mutant.setCharAt(other, swapped);
        }
      }
    }
    return mutant.toString();
  }

  private static boolean isTaken(JwtAuthorizer authorizer, String token) {
    try {
      authorizer.verify(token);
      return true;
    } catch (TokenRefusedException e) {
      return false;
    }
  }

  private static String signed() {
    return KEYS.sign(HEADER, ACCESS);
  }

  private static int header(String token) {
    return token.indexOf('.');
  }

  private static Arguments byOwn(String name, String header) {
    return arguments(name, KEYS.sign(header, ACCESS));
  }

  private static Arguments byAttacker(String name, String header) {
    return arguments(name, KEYS.sign(header, ACCESS, KEYS.attacker.getPrivate(), "SHA256withRSA"));
  }

  private static Arguments claim(String name, String replaced, String by) {
    assertThat(ACCESS).contains(replaced);
    return arguments(name, KEYS.sign(HEADER, ACCESS.replace(replaced, by)));
  }

  private static Arguments expiry(String name, Object value) {
    return claim(name, "\"exp\":" + (NOW_SECONDS + 600), "\"exp\":" + value);
  }

  private static String by(String algorithm, PrivateKey key, String signature) {
    return KEYS.sign(HEADER.replace("RS256", algorithm), ACCESS, key, signature);
  }

  private static String pss() throws GeneralSecurityException {
    String input = encode(HEADER.replace("RS256", "PS256")) + "." + encode(ACCESS);
    var signature = java.security.Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new java.security.spec.PSSParameterSpec(
            "SHA-256", "MGF1", java.security.spec.MGF1ParameterSpec.SHA256, 32, 1));
    signature.initSign(KEYS.own.getPrivate());
    signature.update(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + encode(signature.sign());
  }

  private static String hmac(String bits, byte[] secret) throws GeneralSecurityException {
    String input = encode(HEADER.replace("RS256", "HS" + bits)) + "." + encode(ACCESS);
    Mac mac = Mac.getInstance("HmacSHA" + bits);
    mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
    return input + "." + encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
  }
}
