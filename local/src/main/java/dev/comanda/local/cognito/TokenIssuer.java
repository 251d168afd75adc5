package dev.comanda.local.cognito;

import dev.comanda.local.assembly.Environment;
import dev.comanda.local.cognito.Sessions.Session;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/**
 * Signs a pool's tokens with a key that is made at start and never leaves memory.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html">Tokens</a>
 */
final class TokenIssuer {

  private final String issuer;
  private final Clock clock;
  private final KeyPair keys = Jwts.SIG.RS256.keyPair().random(new SecureRandom()).build();
  private final String keyId = randomKeyId();

  TokenIssuer(String poolId, Clock clock) {
    this.issuer = issuerOf(poolId);
    this.clock = clock;
  }

  static String issuerOf(String poolId) {
    return "https://cognito-idp." + Environment.REGION + ".amazonaws.com/" + poolId;
  }

  Map<String, RSAPublicKey> publicKeys() {
    return Map.of(keyId, (RSAPublicKey) keys.getPublic());
  }

  String accessToken(Session session, String eventId, Duration validity) {
    return token(session, eventId, validity)
        .claim("client_id", session.clientId())
        .claim("token_use", "access")
        .claim("scope", "aws.cognito.signin.user.admin")
        .claim("username", session.user().sub())
        .signWith(keys.getPrivate(), Jwts.SIG.RS256)
        .compact();
  }

  String idToken(Session session, String eventId, Duration validity) {
    JwtBuilder token =
        token(session, eventId, validity)
            .claim("aud", session.clientId())
            .claim("cognito:username", session.user().sub())
            .claim("token_use", "id");
    session.user().attributes().forEach((name, value) -> token.claim(name, typed(name, value)));
    return token.signWith(keys.getPrivate(), Jwts.SIG.RS256).compact();
  }

  /**
   * The claims of an access token that this pool signed and that has not expired.
   *
   * @throws dev.comanda.local.door.AwsError for any other token
   */
  Claims verifiedAccessToken(String token) {
    try {
      Claims claims =
          Jwts.parser()
              .verifyWith(keys.getPublic())
              .requireIssuer(issuer)
              .require("token_use", "access")
              .clock(() -> Date.from(clock.instant()))
              .build()
              .parseSignedClaims(token)
              .getPayload();
      return claims;
    } catch (io.jsonwebtoken.ExpiredJwtException e) {
      throw CognitoErrors.notAuthorized("Access Token has expired");
    } catch (io.jsonwebtoken.JwtException | IllegalArgumentException e) {
      throw CognitoErrors.notAuthorized("Invalid Access Token");
    }
  }

  /** Whether this pool's key signed a token, whatever else it says. */
  boolean signed(String token) {
    try {
      verifiedAccessToken(token);
      return true;
    } catch (dev.comanda.local.door.AwsError e) {
      return e.getMessage().endsWith("expired");
    }
  }

  private JwtBuilder token(Session session, String eventId, Duration validity) {
    Instant now = clock.instant();
    return Jwts.builder()
        .header()
        .keyId(keyId)
        .and()
        .subject(session.user().sub())
        .issuer(issuer)
        .claim("origin_jti", session.originJti())
        .claim("event_id", eventId)
        .claim("auth_time", session.authTime().getEpochSecond())
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plus(validity)))
        .id(UUID.randomUUID().toString());
  }

  private static Object typed(String name, String value) {
    return name.endsWith("_verified") ? (Object) Boolean.valueOf(value) : value;
  }

  private static String randomKeyId() {
    byte[] id = new byte[32];
    new SecureRandom().nextBytes(id);
    return Base64.getEncoder().encodeToString(id);
  }
}
