package dev.comanda.engine.services.cognito;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Environment;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Signs a pool's tokens, access and ID tokens each with a key of their own, made at start.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html">Tokens</a>
 */
final class TokenIssuer {

  private final String issuer;
  private final Clock clock;

  /** Making a key takes a good part of a second, for which nobody waits before the first token. */
  private final CompletableFuture<SigningKey> accessKey =
      CompletableFuture.supplyAsync(SigningKey::random);

  private final CompletableFuture<SigningKey> idKey =
      CompletableFuture.supplyAsync(SigningKey::random);

  TokenIssuer(String poolId, Clock clock) {
    this.issuer = issuerOf(poolId);
    this.clock = clock;
  }

  static String issuerOf(String poolId) {
    return "https://cognito-idp." + Environment.REGION + ".amazonaws.com/" + poolId;
  }

  Map<String, RSAPublicKey> publicKeys() {
    SigningKey access = accessKey.join();
    SigningKey id = idKey.join();
    return Map.of(access.id(), access.publicKey(), id.id(), id.publicKey());
  }

  String accessToken(Session session, String eventId, Instant now) {
    return token(session, eventId, accessKey.join(), now)
        .expiration(Date.from(now.plus(session.client().accessTokenValidity())))
        .claim("client_id", session.client().id())
        .claim("token_use", "access")
        .claim("scope", "aws.cognito.signin.user.admin")
        .claim("username", session.user().sub())
        .compact();
  }

  String idToken(Session session, String eventId, Instant now) {
    JwtBuilder token =
        token(session, eventId, idKey.join(), now)
            .expiration(Date.from(now.plus(session.client().idTokenValidity())))
            .claim("aud", session.client().id())
            .claim("cognito:username", session.user().sub())
            .claim("token_use", "id");
    session
        .client()
        .readable(session.user())
        .forEach((name, value) -> token.claim(name, typed(name, value)));
    return token.compact();
  }

  /**
   * The claims of an access token that this pool signed and that has not expired.
   *
   * @throws AwsError {@code NotAuthorizedException} for any other token
   */
  Claims verifiedAccessToken(String token) {
    SigningKey key = accessKey.join();
    try {
      return Jwts.parser()
          .keyLocator(header -> key.id().equals(header.get("kid")) ? key.publicKey() : null)
          .requireIssuer(issuer)
          .require("token_use", "access")
          .clock(() -> Date.from(clock.instant()))
          .build()
          .parseSignedClaims(token)
          .getPayload();
    } catch (ExpiredJwtException e) {
      throw CognitoErrors.notAuthorized("Access Token has expired");
    } catch (SignatureException e) {
      throw CognitoErrors.notAuthorized("Could not verify signature for Access Token");
    } catch (JwtException | IllegalArgumentException e) {
      throw CognitoErrors.invalidAccessToken();
    }
  }

  private JwtBuilder token(Session session, String eventId, SigningKey key, Instant now) {
    return Jwts.builder()
        .header()
        .keyId(key.id())
        .and()
        .subject(session.user().sub())
        .issuer(issuer)
        .claim("origin_jti", session.originJti())
        .claim("event_id", eventId)
        .claim("auth_time", session.authTime().getEpochSecond())
        .issuedAt(Date.from(now))
        .id(UUID.randomUUID().toString())
        .signWith(key.pair().getPrivate(), Jwts.SIG.RS256);
  }

  private static Object typed(String name, String value) {
    return name.endsWith("_verified") ? (Object) Boolean.valueOf(value) : value;
  }
}
