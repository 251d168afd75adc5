package dev.comanda.engine.services.apigateway;

import static dev.comanda.engine.services.apigateway.TestKeys.ISSUER;
import static dev.comanda.engine.services.apigateway.TestKeys.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Tokens that an authorizer must refuse, each numbered after the family of attacks it belongs to.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">JSON Web Token Best Current Practices</a>
 */
final class TokenAttacks {

  static final TestKeys KEYS = new TestKeys();
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final long NOW_SECONDS = NOW.getEpochSecond();
  static final String HEADER = "{\"kid\":\"key-1\",\"alg\":\"RS256\"}";
  static final String ACCESS =
      """
      {"sub":"ana","iss":"%s","client_id":"client","origin_jti":"o","event_id":"e",
      "token_use":"access","scope":"orders/read aws.cognito.signin.user.admin",
      "auth_time":%2$d,"exp":%3$d,"iat":%2$d,"jti":"j","username":"ana"}"""
          .formatted(ISSUER, NOW_SECONDS - 60, NOW_SECONDS + 600);
  static final String ID_TOKEN =
      """
      {"sub":"ana","iss":"%s","aud":"client","token_use":"id","exp":%d,"iat":%d}"""
          .formatted(ISSUER, NOW_SECONDS + 600, NOW_SECONDS - 60);

  private TokenAttacks() {}

  static String signed() {
    return KEYS.sign(HEADER, ACCESS);
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
