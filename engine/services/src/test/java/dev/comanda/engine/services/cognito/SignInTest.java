package dev.comanda.engine.services.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.comanda.engine.aws.Json;
import io.jsonwebtoken.Claims;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Signing in, staying so, and signing out. */
class SignInTest extends PoolUnderTest {

  @Test
  void signsInAConfirmedUserWithTokensAsCognitoMakesThem() {
    String sub = registered(EMAIL);
    AuthenticationResultType tokens = signIn("ana@EXAMPLE.com", PASSWORD);

    assertThat(tokens.expiresIn()).isEqualTo(600);
    assertThat(tokens.tokenType()).isEqualTo("Bearer");
    assertThat(tokens.refreshToken()).doesNotContain(".");
    Claims access = claims(tokens.accessToken());
    assertThat(access)
        .containsEntry("sub", sub)
        .containsEntry("username", sub)
        .containsEntry("client_id", clientId)
        .containsEntry("token_use", "access")
        .containsEntry("scope", "aws.cognito.signin.user.admin")
        .containsKeys("origin_jti", "event_id", "jti", "auth_time", "iat")
        .doesNotContainKeys("aud", "email");
    assertThat(access.getExpiration().toInstant())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    Claims id = claims(tokens.idToken());
    assertThat(id)
        .containsEntry("sub", sub)
        .containsEntry("cognito:username", sub)
        .containsEntry("token_use", "id")
        .containsEntry("email", EMAIL)
        .containsEntry("email_verified", true)
        .containsEntry("name", "Ana García")
        .containsEntry("locale", "es")
        .containsEntry("origin_jti", access.get("origin_jti"))
        .doesNotContainKeys("client_id", "scope");
    assertThat(payload(tokens.idToken()).path("aud")).isEqualTo(TextNode.valueOf(clientId));
    assertThat(id.getIssuer())
        .isEqualTo("https://cognito-idp.us-east-1.amazonaws.com/" + pool.ref());
  }

  @Test
  void signsAccessAndIdTokensWithKeysOfTheirOwn() {
    registered(EMAIL);
    AuthenticationResultType tokens = signIn(EMAIL, PASSWORD);

    assertThat(part(tokens.idToken(), 0).path("kid"))
        .isNotEqualTo(part(tokens.accessToken(), 0).path("kid"));
    assertThat(cognito.keys(claims(tokens.idToken()).getIssuer())).hasSize(2);
  }

  @Test
  void showsAClientOnlyWhatItMayRead() {
    registered(EMAIL);
    clientId = createClient("ENABLED", "{\"ReadAttributes\":[\"name\"]}");
    AuthenticationResultType tokens = signIn(EMAIL, PASSWORD);

    assertThat(claims(tokens.idToken()))
        .containsKeys("sub", "name")
        .doesNotContainKeys("email", "email_verified", "locale");
    assertThat(client.getUser(r -> r.accessToken(tokens.accessToken())).userAttributes())
        .extracting(AttributeType::name)
        .containsExactlyInAnyOrder("sub", "name");
  }

  private static JsonNode payload(String token) {
    return part(token, 1);
  }

  private static JsonNode part(String token, int number) {
    return Json.parse(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
  }

  @Test
  void refreshesTokensOfTheSameSession() {
    registered(EMAIL);
    AuthenticationResultType first = signIn(EMAIL, PASSWORD);
    clock.advance(Duration.ofMinutes(30));
    AuthenticationResultType second = refresh(first.refreshToken());

    assertThat(second.refreshToken()).isNull();
    Claims claims = claims(second.accessToken());
    assertThat(claims.getIssuedAt().toInstant()).isEqualTo(clock.instant());
    assertThat(claims.get("auth_time", Long.class))
        .isEqualTo(clock.instant().minus(Duration.ofMinutes(30)).getEpochSecond());
  }

  @Test
  void refusesARefreshTokenThatIsOldRevokedOrNotOne() {
    registered(EMAIL);
    AuthenticationResultType tokens = signIn(EMAIL, PASSWORD);

    refused(() -> refresh("x"), NotAuthorizedException.class, "Invalid Refresh Token.");
    refused(
        () -> refresh(tokens.accessToken()),
        NotAuthorizedException.class,
        "Invalid Refresh Token.");
    String own = clientId;
    clientId = createClient("LEGACY");
    refused(
        () -> refresh(tokens.refreshToken()),
        NotAuthorizedException.class,
        "Invalid Refresh Token.");
    clientId = own;
    client.revokeToken(r -> r.clientId(clientId).token(tokens.refreshToken()));
    refused(
        () -> refresh(tokens.refreshToken()),
        NotAuthorizedException.class,
        "Refresh Token has been revoked");
    refused(
        () -> client.getUser(r -> r.accessToken(tokens.accessToken())),
        NotAuthorizedException.class,
        "Access Token has been revoked");
    AuthenticationResultType others = signIn(EMAIL, PASSWORD);
    clock.advance(Duration.ofDays(7));
    refused(
        () -> refresh(others.refreshToken()),
        NotAuthorizedException.class,
        "Refresh Token has expired");
  }

  @Test
  void signsOutEverywhere() {
    registered(EMAIL);
    AuthenticationResultType tokens = signIn(EMAIL, PASSWORD);
    assertThat(client.getUser(r -> r.accessToken(tokens.accessToken())).userAttributes())
        .contains(attribute("email", EMAIL), attribute("email_verified", "true"));

    client.globalSignOut(r -> r.accessToken(tokens.accessToken()));

    refused(
        () -> client.getUser(r -> r.accessToken(tokens.accessToken())),
        NotAuthorizedException.class,
        "Access Token has been revoked");
    refused(
        () -> refresh(tokens.refreshToken()),
        NotAuthorizedException.class,
        "Refresh Token has been revoked");
  }

  @Test
  void refusesAnAccessTokenThatIsOldOrNotOne() {
    registered(EMAIL);
    AuthenticationResultType tokens = signIn(EMAIL, PASSWORD);

    refused(
        () -> client.getUser(r -> r.accessToken(tokens.idToken())),
        NotAuthorizedException.class,
        "Invalid Access Token");
    refused(
        () -> client.getUser(r -> r.accessToken("no-token")),
        NotAuthorizedException.class,
        "Invalid Access Token");
    String another = signIn(EMAIL, PASSWORD).accessToken();
    String forged =
        tokens.accessToken().substring(0, tokens.accessToken().lastIndexOf('.'))
            + another.substring(another.lastIndexOf('.'));
    refused(
        () -> client.getUser(r -> r.accessToken(forged)),
        NotAuthorizedException.class,
        "Could not verify signature for Access Token");
    clock.advance(Duration.ofSeconds(601));
    refused(
        () -> client.getUser(r -> r.accessToken(tokens.accessToken())),
        NotAuthorizedException.class,
        "Access Token has expired");
  }
}
