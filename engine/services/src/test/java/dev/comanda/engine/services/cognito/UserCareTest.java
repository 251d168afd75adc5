package dev.comanda.engine.services.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** What is done for a user later. */
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
  void saysThatItMailedACodeWhereItHasNoProvenAddress() {
    signUp(EMAIL, PASSWORD);
    mails.clear();

    assertThat(
            client
                .forgotPassword(r -> r.clientId(clientId).username(EMAIL))
                .codeDeliveryDetails()
                .destination())
        .isEqualTo("A***@e***");
    assertThat(mails).isEmpty();
    String legacy = createClient("LEGACY");
    refused(
        () -> client.forgotPassword(r -> r.clientId(legacy).username(EMAIL)),
        InvalidParameterException.class,
        "Cannot reset password for the user as there is no registered/verified email or"
            + " phone_number");
  }

  @Test
  void takesNoCodeThatWasNotAskedFor() {
    registered(EMAIL);

    refused(
        () -> resetPassword(EMAIL),
        ExpiredCodeException.class,
        "Invalid code provided, please request a code again.");
    refused(
        () -> resetPassword("nobody@example.com"),
        CodeMismatchException.class,
        "Invalid verification code provided, please try again.");
  }

  private void resetPassword(String email) {
    client.confirmForgotPassword(
        r ->
            r.clientId(clientId)
                .username(email)
                .confirmationCode("123456")
                .password("another-Horse-8"));
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
}
