package dev.comanda.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** What is done for a user later, and what no pool can have. */
class UserCareTest extends PoolUnderTest {

  @Test
  void resetsAForgottenPassword() {
    registered(EMAIL);
    client.forgotPassword(r -> r.clientId(clientId).username(EMAIL));
    String code = lastCode();
    client.confirmForgotPassword(
        r ->
            r.clientId(clientId)
                .username(EMAIL)
                .confirmationCode(code)
                .password("another-Horse-8"));

    assertThat(signIn(EMAIL, "another-Horse-8").accessToken()).isNotEmpty();
    assertThatThrownBy(() -> signIn(EMAIL, PASSWORD)).isInstanceOf(NotAuthorizedException.class);
    assertThatThrownBy(
            () ->
                client.confirmForgotPassword(
                    r ->
                        r.clientId(clientId)
                            .username(EMAIL)
                            .confirmationCode(code)
                            .password("another-Horse-9")))
        .isInstanceOf(ExpiredCodeException.class);
  }

  @Test
  void letsAnOperatorSeeChangeAndDeleteAUser() {
    String sub = registered(EMAIL);
    client.adminUpdateUserAttributes(
        r ->
            r.userPoolId(pool.ref())
                .username(EMAIL)
                .userAttributes(attribute("name", "Ana B."), attribute("email_verified", "false")));

    var user = client.adminGetUser(r -> r.userPoolId(pool.ref()).username(EMAIL));
    assertThat(user.username()).isEqualTo(sub);
    assertThat(user.userStatusAsString()).isEqualTo("CONFIRMED");
    assertThat(user.userCreateDate()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(user.userAttributes())
        .contains(attribute("name", "Ana B."), attribute("email_verified", "false"));
    client.adminDeleteUser(r -> r.userPoolId(pool.ref()).username(EMAIL));
    assertThatThrownBy(() -> client.adminGetUser(r -> r.userPoolId(pool.ref()).username(EMAIL)))
        .isInstanceOf(UserNotFoundException.class);
    signUp(EMAIL, PASSWORD);
  }

  @Test
  void refusesAPoolThatItCannotHonour() {
    assertThatThrownBy(
            () ->
                create(
                    "Other",
                    "AWS::Cognito::UserPool",
                    "{\"UsernameAttributes\":[\"email\"],\"LambdaConfig\":{}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LambdaConfig");
  }
}
