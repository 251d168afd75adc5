package dev.comanda.engine.services.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Who is not let in, and what they are told. */
class SignInRefusalTest extends PoolUnderTest {

  @Test
  void doesNotSignInWhoIsNotConfirmed() {
    signUp(EMAIL, PASSWORD);

    refused(
        () -> signIn(EMAIL, PASSWORD), UserNotConfirmedException.class, "User is not confirmed.");
    refused(
        () -> signIn(EMAIL, "another-Horse-7"),
        NotAuthorizedException.class,
        "Incorrect username or password.");
  }

  @Test
  void locksOutAfterFiveWrongPasswordsForAWhile() {
    registered(EMAIL);
    for (int i = 0; i < 5; i++) {
      refused(
          () -> signIn(EMAIL, "wrong"),
          NotAuthorizedException.class,
          "Incorrect username or password.");
    }

    refused(
        () -> signIn(EMAIL, PASSWORD), NotAuthorizedException.class, "Password attempts exceeded");
    clock.advance(Duration.ofSeconds(1));
    assertThat(signIn(EMAIL, PASSWORD).accessToken()).isNotEmpty();
  }

  @Test
  void locksOutTwiceAsLongEachTimeAndForgetsAfterAQuarterOfAnHour() {
    registered(EMAIL);
    for (int i = 0; i < 5; i++) {
      failToSignIn();
    }
    clock.advance(Duration.ofSeconds(1));
    failToSignIn();
    clock.advance(Duration.ofSeconds(1));
    refused(
        () -> signIn(EMAIL, PASSWORD), NotAuthorizedException.class, "Password attempts exceeded");

    clock.advance(Duration.ofMinutes(15));
    for (int i = 0; i < 4; i++) {
      failToSignIn();
    }
    assertThat(signIn(EMAIL, PASSWORD).accessToken()).isNotEmpty();
  }

  private void failToSignIn() {
    refused(
        () -> signIn(EMAIL, "wrong"),
        NotAuthorizedException.class,
        "Incorrect username or password.");
  }

  @Test
  void refusesAClientOrAFlowThatIsNotThere() {
    refused(
        () ->
            client.initiateAuth(r -> r.clientId("nope").authFlow(AuthFlowType.USER_PASSWORD_AUTH)),
        ResourceNotFoundException.class,
        "User pool client nope does not exist.");
    String bare =
        create(
                "BareClient",
                "AWS::Cognito::UserPoolClient",
                "{\"UserPoolId\":\"" + pool.ref() + "\",\"ExplicitAuthFlows\":[]}")
            .ref();
    refused(
        () -> client.initiateAuth(r -> r.clientId(bare).authFlow(AuthFlowType.USER_PASSWORD_AUTH)),
        InvalidParameterException.class,
        "USER_PASSWORD_AUTH flow not enabled for this client");
    refused(
        () -> client.initiateAuth(r -> r.clientId(bare).authFlow(AuthFlowType.USER_SRP_AUTH)),
        InvalidParameterException.class,
        "USER_SRP_AUTH is not enabled for the client.");
    refused(
        () ->
            client.initiateAuth(
                r -> r.clientId(clientId).authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)),
        InvalidParameterException.class,
        "Initiate Auth method not supported.");
    refused(
        () ->
            client.initiateAuth(
                r ->
                    r.clientId(clientId)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", EMAIL))),
        InvalidParameterException.class,
        "Missing required parameter PASSWORD");
  }

  @Test
  void tellsWhetherAnAddressIsRegisteredWhenTheTemplateSaysSo() {
    clientId = createClient("LEGACY");

    refused(
        () -> signIn("nobody@example.com", PASSWORD),
        UserNotFoundException.class,
        "User does not exist.");
  }

  @Test
  void doesNotTellWhetherAnAddressIsRegistered() {
    refused(
        () -> signIn("nobody@example.com", PASSWORD),
        NotAuthorizedException.class,
        "Incorrect username or password.");
    refused(
        () -> confirm("nobody@example.com", "123456"),
        CodeMismatchException.class,
        "Invalid verification code provided, please try again.");
    assertThat(
            client
                .forgotPassword(r -> r.clientId(clientId).username("nobody@example.com"))
                .codeDeliveryDetails()
                .destination())
        .isEqualTo("n***@e***");
    assertThat(mails).isEmpty();
  }
}
