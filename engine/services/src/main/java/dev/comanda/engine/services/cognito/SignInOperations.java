package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import io.jsonwebtoken.Claims;
import java.time.Instant;
import java.util.UUID;

/** Signing in, staying so, and signing out. */
final class SignInOperations {

  private final Pools pools;

  SignInOperations(Pools pools) {
    this.pools = pools;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html">InitiateAuth</a>
   */
  ObjectNode initiateAuth(JsonNode input) {
    PoolClient client = pools.client(input);
    String flow = Members.text(input, "AuthFlow");
    JsonNode parameters = input.path("AuthParameters");
    return switch (flow) {
      case "USER_PASSWORD_AUTH" -> {
        allow(client, flow, "ALLOW_USER_PASSWORD_AUTH");
        yield password(
            client, parameter(parameters, "USERNAME"), parameter(parameters, "PASSWORD"));
      }
      case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> {
        allow(client, flow, "ALLOW_REFRESH_TOKEN_AUTH");
        yield refresh(client, parameter(parameters, "REFRESH_TOKEN"));
      }
      case "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH" ->
          throw CognitoErrors.invalidParameter("Initiate Auth method not supported.");
      default -> throw CognitoErrors.invalidParameter(flow + " is not enabled for the client.");
    };
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html">GetUser</a>
   */
  ObjectNode getUser(JsonNode input) {
    SignedIn signedIn = signedIn(input);
    User user = signedIn.user();
    ObjectNode answer = Json.object();
    synchronized (user) {
      answer
          .put("Username", user.sub())
          .set("UserAttributes", User.list(signedIn.client().readable(user)));
    }
    return answer;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html">GlobalSignOut</a>
   */
  ObjectNode globalSignOut(JsonNode input) {
    SignedIn signedIn = signedIn(input);
    signedIn.client().pool().sessions().revokeAll(signedIn.user());
    return Json.object();
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html">RevokeToken</a>
   */
  ObjectNode revokeToken(JsonNode input) {
    pools.client(input).pool().sessions().revoke(Members.text(input, "Token"));
    return Json.object();
  }

  private record SignedIn(PoolClient client, User user) {}

  private SignedIn signedIn(JsonNode input) {
    String token = Members.text(input, "AccessToken");
    UserPool pool = pools.pool(AccessToken.poolOf(token));
    if (pool == null) {
      throw CognitoErrors.invalidAccessToken();
    }
    Claims claims = pool.tokens().verifiedAccessToken(token);
    User user = pool.find(claims.getSubject());
    if (user == null) {
      throw CognitoErrors.userNotFound();
    }
    if (pool.sessions().revoked(claims.get("origin_jti", String.class))) {
      throw CognitoErrors.notAuthorized("Access Token has been revoked");
    }
    return new SignedIn(pools.client(claims.get("client_id", String.class)), user);
  }

  private ObjectNode password(PoolClient client, String username, String password) {
    User user = client.pool().find(username);
    if (user == null) {
      throw client.hidesUnknownUsers()
          ? CognitoErrors.wrongCredentials()
          : CognitoErrors.userNotFound();
    }
    synchronized (user) {
      Instant now = client.pool().clock().instant();
      if (user.lock().locksOut(now)) {
        throw CognitoErrors.notAuthorized("Password attempts exceeded");
      }
      if (!user.hasPassword(password)) {
        user.lock().failed(now);
        throw CognitoErrors.wrongCredentials();
      }
      user.lock().succeeded();
      if (!user.confirmed()) {
        throw CognitoErrors.userNotConfirmed();
      }
      Session session =
          new Session(
              UUID.randomUUID().toString(),
              user,
              client,
              now,
              now.plus(client.refreshTokenValidity()));
      String refreshToken = client.pool().sessions().open(session);
      ObjectNode answer = tokens(session);
      ((ObjectNode) answer.path("AuthenticationResult")).put("RefreshToken", refreshToken);
      return answer;
    }
  }

  private static ObjectNode refresh(PoolClient client, String refreshToken) {
    Session session = client.pool().sessions().byRefreshToken(refreshToken);
    if (session == null || !session.client().equals(client)) {
      throw CognitoErrors.notAuthorized("Invalid Refresh Token.");
    }
    if (client.pool().sessions().revoked(session.originJti())) {
      throw CognitoErrors.notAuthorized("Refresh Token has been revoked");
    }
    if (!client.pool().clock().instant().isBefore(session.expiresAt())) {
      throw CognitoErrors.notAuthorized("Refresh Token has expired");
    }
    synchronized (session.user()) {
      return tokens(session);
    }
  }

  private static ObjectNode tokens(Session session) {
    String eventId = UUID.randomUUID().toString();
    TokenIssuer issuer = session.client().pool().tokens();
    Instant now = session.client().pool().clock().instant();
    ObjectNode answer = Json.object();
    answer.putObject("ChallengeParameters");
    answer
        .putObject("AuthenticationResult")
        .put("AccessToken", issuer.accessToken(session, eventId, now))
        .put("ExpiresIn", session.client().accessTokenValidity().toSeconds())
        .put("IdToken", issuer.idToken(session, eventId, now))
        .put("TokenType", "Bearer");
    return answer;
  }

  private static void allow(PoolClient client, String flow, String setting) {
    if (!client.flows().contains(setting)) {
      throw CognitoErrors.invalidParameter(flow + " flow not enabled for this client");
    }
  }

  private static String parameter(JsonNode parameters, String name) {
    if (!parameters.path(name).isTextual() || parameters.path(name).asText().isEmpty()) {
      throw CognitoErrors.invalidParameter("Missing required parameter " + name);
    }
    return parameters.path(name).asText();
  }
}
