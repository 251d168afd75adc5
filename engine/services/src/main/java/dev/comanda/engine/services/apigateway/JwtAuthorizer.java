package dev.comanda.engine.services.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.service.JwksSource;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A JWT authorizer: takes RS256 tokens of one issuer. As in AWS a token is taken until it expires,
 * even when its owner has signed out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">JWT
 *     authorizers</a>
 */
final class JwtAuthorizer {

  private static final int CACHE_LIMIT = 10_000;

  /** The parser is to check signatures only; times are checked here, to the second. */
  private static final long ANY_TIME = 1_000_000_000_000L;

  private static final Set<String> TYPES = Set.of("JWT", "at+jwt");

  /** Of which API Gateway knows the names; it takes only what the key is for. */
  private static final Set<String> ALGORITHMS =
      Set.of(
          "none", "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
          "ES256", "ES384", "ES512");

  private final String issuer;
  private final Set<String> audience;
  private final JwksSource source;
  private final Clock clock;
  private final Map<String, VerifiedToken> taken = new ConcurrentHashMap<>();
  private volatile Map<String, RSAPublicKey> keys = Map.of();

  JwtAuthorizer(String issuer, Set<String> audience, JwksSource source, Clock clock) {
    this.issuer = issuer;
    this.audience = Set.copyOf(audience);
    this.source = source;
    this.clock = clock;
  }

  /**
   * Takes a token.
   *
   * @throws TokenRefusedException with the reason for the client
   */
  VerifiedToken verify(String token) throws TokenRefusedException {
    refreshKeys();
    Instant now = clock.instant();
    VerifiedToken known = taken.get(token);
    if (known != null
        && now.isBefore(known.expiresAt())
        && known.key().equals(keys.get(known.keyId()))) {
      return known;
    }
    VerifiedToken verified = verify(token, now);
    if (taken.size() >= CACHE_LIMIT) {
      taken.clear();
    }
    taken.put(token, verified);
    return verified;
  }

  private VerifiedToken verify(String token, Instant now) throws TokenRefusedException {
    CompactJws jws = CompactJws.parse(token);
    String keyId = checkHeader(jws.header());
    RSAPublicKey key = keys.get(keyId);
    require(key != null, "the token's key is unknown");
    try {
      Jwts.parser().verifyWith(key).clockSkewSeconds(ANY_TIME).build().parse(token);
    } catch (JwtException | IllegalArgumentException e) {
      throw new TokenRefusedException("the token has an invalid signature");
    }
    Instant expiresAt = checkClaims(jws.claims(), now);
    return new VerifiedToken(strings(jws.claims()), scopes(jws.claims()), expiresAt, keyId, key);
  }

  private static String checkHeader(ObjectNode header) throws TokenRefusedException {
    JsonNode algorithm = header.path("alg");
    require(algorithm.isTextual(), "signing method (alg) is unspecified.");
    require(ALGORITHMS.contains(algorithm.asText()), "signing method (alg) is unavailable.");
    require(
        algorithm.asText().equals("RS256"), "signing method " + algorithm.asText() + " is invalid");
    require(
        !header.has("crit") && !header.has("cty") && !header.has("b64") && !header.has("zip"),
        "the token's header is not supported");
    JsonNode type = header.path("typ");
    require(
        type.isMissingNode() || TYPES.contains(type.asText()), "the token's type is not supported");
    require(header.path("kid").isTextual(), "the token's key is unknown");
    return header.path("kid").asText();
  }

  private Instant checkClaims(ObjectNode claims, Instant now) throws TokenRefusedException {
    JsonNode iss = claims.path("iss");
    require(iss.isTextual() && iss.asText().equals(issuer), "the token has an invalid issuer");
    require(isForAudience(claims), "the token does not have a valid audience");
    long seconds = now.getEpochSecond();
    long expiry = time(claims, "exp");
    require(expiry > seconds, "the token has expired");
    require(!claims.has("nbf") || time(claims, "nbf") <= seconds, "the token is not valid yet");
    require(!claims.has("iat") || time(claims, "iat") <= seconds, "the token is not valid yet");
    return Instant.ofEpochSecond(expiry);
  }

  /** {@code client_id} is looked at only when there is no {@code aud}. */
  private boolean isForAudience(ObjectNode claims) {
    JsonNode asked = claims.has("aud") ? claims.get("aud") : claims.path("client_id");
    if (asked.isTextual()) {
      return audience.contains(asked.asText());
    }
    if (!asked.isArray() || !claims.has("aud")) {
      return false;
    }
    for (JsonNode entry : asked) {
      if (entry.isTextual() && audience.contains(entry.asText())) {
        return true;
      }
    }
    return false;
  }

  private static long time(ObjectNode claims, String name) throws TokenRefusedException {
    JsonNode value = claims.path(name);
    require(
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.asLong() >= 0
            && value.asLong() <= Instant.MAX.getEpochSecond(),
        "the token has an invalid " + name);
    return value.asLong();
  }

  private static List<String> scopes(ObjectNode claims) {
    JsonNode scope = claims.has("scope") ? claims.get("scope") : claims.path("scp");
    List<String> scopes = new ArrayList<>();
    if (scope.isTextual()) {
      scopes.addAll(Arrays.asList(scope.asText().split(" ")));
    } else {
      scope.forEach(entry -> scopes.add(entry.asText()));
    }
    scopes.removeIf(String::isEmpty);
    return List.copyOf(scopes);
  }

  private static Map<String, String> strings(ObjectNode claims) {
    Map<String, String> strings = new LinkedHashMap<>();
    claims.properties().forEach(claim -> strings.put(claim.getKey(), string(claim.getValue())));
    return strings;
  }

  /** A list becomes {@code [a b]}, as API Gateway writes it. */
  private static String string(JsonNode value) {
    if (!value.isArray()) {
      return value.isValueNode() ? value.asText() : value.toString();
    }
    List<String> entries = new ArrayList<>();
    value.forEach(entry -> entries.add(string(entry)));
    return "[" + String.join(" ", entries) + "]";
  }

  /** Keeps the keys it has when the source cannot be reached, as AWS does for hours. */
  private void refreshKeys() {
    try {
      keys = source.keys(issuer);
    } catch (RuntimeException e) {
      // The keys that are known stay good.
    }
  }

  private static void require(boolean held, String otherwise) throws TokenRefusedException {
    if (!held) {
      throw new TokenRefusedException(otherwise);
    }
  }
}
