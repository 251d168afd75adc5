package dev.comanda.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.Language;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.*;

class CognitoCustomerPoolTest {

  private static final EmailAddress ANA = new EmailAddress("ana@example.com");
  private static final Registration REGISTRATION =
      new Registration(ANA, new Password("pass word"), new CustomerName("Ana"), Language.EN);

  private final FakeCognito cognito = new FakeCognito();
  private final CustomerPool pool = new CognitoCustomerPool(cognito, "client-1");

  @Test
  void signsUpByTheAddressWithItsAttributes() {
    cognito.answer = SignUpResponse.builder().userSub("sub-1").build();

    assertThat(pool.register(REGISTRATION)).isEqualTo(new Outcome.Done<>("sub-1"));
    SignUpRequest request = (SignUpRequest) cognito.request;
    assertThat(request.clientId()).isEqualTo("client-1");
    assertThat(request.username()).isEqualTo("ana@example.com");
    assertThat(request.password()).isEqualTo("pass word");
    assertThat(request.userAttributes())
        .extracting(attribute -> attribute.name() + "=" + attribute.value())
        .containsExactly("email=ana@example.com", "name=Ana", "locale=en");
  }

  @Test
  void confirmsByTheAddress() {
    cognito.answer = ConfirmSignUpResponse.builder().build();

    assertThat(pool.confirm(ANA, "123456")).isEqualTo(new Outcome.Done<>(ANA));
    ConfirmSignUpRequest request = (ConfirmSignUpRequest) cognito.request;
    assertThat(request.username()).isEqualTo("ana@example.com");
    assertThat(request.confirmationCode()).isEqualTo("123456");
  }

  @Test
  void signsInWithThePassword() {
    cognito.answer =
        InitiateAuthResponse.builder()
            .authenticationResult(
                result -> result.accessToken("a").idToken("i").refreshToken("r").expiresIn(900))
            .build();

    assertThat(pool.login(ANA, new Password("pass word")))
        .isEqualTo(new Outcome.Done<>(new Tokens("a", "i", Optional.of("r"), 900)));
    InitiateAuthRequest request = (InitiateAuthRequest) cognito.request;
    assertThat(request.authFlow()).isEqualTo(AuthFlowType.USER_PASSWORD_AUTH);
    assertThat(request.authParameters())
        .containsEntry("USERNAME", "ana@example.com")
        .containsEntry("PASSWORD", "pass word");
  }

  @Test
  void refreshesWithTheToken() {
    cognito.answer =
        InitiateAuthResponse.builder()
            .authenticationResult(result -> result.accessToken("a").idToken("i").expiresIn(900))
            .build();

    assertThat(pool.refresh("r"))
        .isEqualTo(new Outcome.Done<>(new Tokens("a", "i", Optional.empty(), 900)));
    assertThat(((InitiateAuthRequest) cognito.request).authFlow())
        .isEqualTo(AuthFlowType.REFRESH_TOKEN_AUTH);
  }

  @Test
  void sendsACodeAgainToTheAddress() {
    cognito.answer = ResendConfirmationCodeResponse.builder().build();

    assertThat(pool.resend(ANA)).isEqualTo(new Outcome.Done<>(ANA));
    assertThat(((ResendConfirmationCodeRequest) cognito.request).username())
        .isEqualTo("ana@example.com");
  }

  @Test
  void resetsThePasswordWithTheCode() {
    cognito.answer = ForgotPasswordResponse.builder().build();
    assertThat(pool.forgotPassword(ANA)).isEqualTo(new Outcome.Done<>(ANA));
    assertThat(((ForgotPasswordRequest) cognito.request).username()).isEqualTo("ana@example.com");

    cognito.answer = ConfirmForgotPasswordResponse.builder().build();
    assertThat(pool.resetPassword(ANA, "123456", new Password("pass word")))
        .isEqualTo(new Outcome.Done<>(ANA));
    ConfirmForgotPasswordRequest request = (ConfirmForgotPasswordRequest) cognito.request;
    assertThat(request.username()).isEqualTo("ana@example.com");
    assertThat(request.confirmationCode()).isEqualTo("123456");
    assertThat(request.password()).isEqualTo("pass word");
  }

  @Test
  void endsTheSessionOfTheToken() {
    cognito.answer = RevokeTokenResponse.builder().build();

    assertThat(pool.logout("r")).isEqualTo(new Outcome.Done<>("r"));
    assertThat(((RevokeTokenRequest) cognito.request).token()).isEqualTo("r");
  }

  @Test
  void endsAllSessionsWithAnAccessToken() {
    cognito.answer = GlobalSignOutResponse.builder().build();

    assertThat(pool.endSessions("a")).isEqualTo(new Outcome.Done<>("a"));
    assertThat(((GlobalSignOutRequest) cognito.request).accessToken()).isEqualTo("a");
  }

  static Stream<Arguments> whatStrangersAreNotTold() {
    return Stream.of(
        Arguments.of("resend", InvalidParameterException.builder()),
        Arguments.of("resend", UserNotFoundException.builder()),
        Arguments.of("resend", LimitExceededException.builder()),
        Arguments.of("forgotPassword", LimitExceededException.builder()),
        Arguments.of("forgotPassword", InvalidParameterException.builder()),
        Arguments.of("forgotPassword", UserNotFoundException.builder()),
        Arguments.of("logout", InvalidParameterException.builder()),
        Arguments.of("logout", UnauthorizedException.builder()),
        Arguments.of("logout", UnsupportedTokenTypeException.builder()));
  }

  @ParameterizedTest
  @MethodSource("whatStrangersAreNotTold")
  void looksDoneToStrangers(String operation, CognitoIdentityProviderException.Builder failure) {
    cognito.failure = failure.build();

    assertThat(call(operation)).isInstanceOf(Outcome.Done.class);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("register", UsernameExistsException.builder(), Refusal.EMAIL_TAKEN),
        Arguments.of("register", InvalidPasswordException.builder(), Refusal.WEAK_PASSWORD),
        Arguments.of("register", InvalidParameterException.builder(), Refusal.INVALID),
        Arguments.of("register", CodeDeliveryFailureException.builder(), Refusal.UNREACHABLE),
        Arguments.of("register", TooManyRequestsException.builder(), Refusal.TOO_MANY_REQUESTS),
        Arguments.of("register", LimitExceededException.builder(), Refusal.TOO_MANY_REQUESTS),
        Arguments.of("confirm", CodeMismatchException.builder(), Refusal.WRONG_CODE),
        Arguments.of("confirm", ExpiredCodeException.builder(), Refusal.WRONG_CODE),
        Arguments.of("confirm", UserNotFoundException.builder(), Refusal.WRONG_CODE),
        Arguments.of("confirm", NotAuthorizedException.builder(), Refusal.WRONG_CODE),
        Arguments.of("confirm", InvalidParameterException.builder(), Refusal.WRONG_CODE),
        Arguments.of("confirm", TooManyFailedAttemptsException.builder(), Refusal.WRONG_CODE),
        Arguments.of("confirm", LimitExceededException.builder(), Refusal.WRONG_CODE),
        Arguments.of("resetPassword", LimitExceededException.builder(), Refusal.WRONG_CODE),
        Arguments.of("endSessions", NotAuthorizedException.builder(), Refusal.SESSION_EXPIRED),
        Arguments.of("resetPassword", CodeMismatchException.builder(), Refusal.WRONG_CODE),
        Arguments.of("resetPassword", ExpiredCodeException.builder(), Refusal.WRONG_CODE),
        Arguments.of("resetPassword", UserNotFoundException.builder(), Refusal.WRONG_CODE),
        Arguments.of("resetPassword", UserNotConfirmedException.builder(), Refusal.WRONG_CODE),
        Arguments.of("resetPassword", InvalidPasswordException.builder(), Refusal.WEAK_PASSWORD),
        Arguments.of("login", NotAuthorizedException.builder(), Refusal.WRONG_CREDENTIALS),
        Arguments.of("login", UserNotFoundException.builder(), Refusal.WRONG_CREDENTIALS),
        Arguments.of("login", UserNotConfirmedException.builder(), Refusal.NOT_CONFIRMED),
        Arguments.of("login", TooManyRequestsException.builder(), Refusal.TOO_MANY_REQUESTS),
        Arguments.of("refresh", NotAuthorizedException.builder(), Refusal.SESSION_EXPIRED),
        Arguments.of("refresh", UserNotFoundException.builder(), Refusal.SESSION_EXPIRED),
        Arguments.of("refresh", LimitExceededException.builder(), Refusal.TOO_MANY_REQUESTS));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void knowsWhyCognitoRefuses(
      String operation, CognitoIdentityProviderException.Builder failure, Refusal refusal) {
    cognito.failure =
        failure
            .awsErrorDetails(AwsErrorDetails.builder().errorMessage("too short").build())
            .build();

    assertThat(call(operation))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }

  @Test
  void tellsCognitosReasonForAWeakPassword() {
    cognito.failure =
        InvalidPasswordException.builder()
            .awsErrorDetails(AwsErrorDetails.builder().errorMessage("no digit").build())
            .build();

    assertThat(pool.register(REGISTRATION))
        .isEqualTo(new Outcome.Refused<>(Refusal.WEAK_PASSWORD, "no digit"));
  }

  @Test
  void doesNotTakeAMisconfiguredClientForAWrongPassword() {
    cognito.failure = InvalidParameterException.builder().build();

    assertThatThrownBy(() -> call("login")).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> call("refresh")).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void doesNotTakeAChallengeForASignIn() {
    cognito.answer =
        InitiateAuthResponse.builder().challengeName(ChallengeNameType.SMS_MFA).build();

    assertThatThrownBy(() -> call("login")).isInstanceOf(IllegalStateException.class);
  }

  private Outcome<?> call(String operation) {
    return switch (operation) {
      case "register" -> pool.register(REGISTRATION);
      case "confirm" -> pool.confirm(ANA, "123456");
      case "resend" -> pool.resend(ANA);
      case "forgotPassword" -> pool.forgotPassword(ANA);
      case "resetPassword" -> pool.resetPassword(ANA, "123456", new Password("pass word"));
      case "logout" -> pool.logout("r");
      case "endSessions" -> pool.endSessions("a");
      case "login" -> pool.login(ANA, new Password("pass word"));
      default -> pool.refresh("r");
    };
  }

  /** Answers each operation with the same. */
  private static final class FakeCognito implements CognitoIdentityProviderClient {

    private RuntimeException failure;
    private Object answer;
    private Object request;

    @Override
    public SignUpResponse signUp(SignUpRequest signUp) {
      return (SignUpResponse) answer(signUp);
    }

    @Override
    public ConfirmSignUpResponse confirmSignUp(ConfirmSignUpRequest confirm) {
      return (ConfirmSignUpResponse) answer(confirm);
    }

    @Override
    public InitiateAuthResponse initiateAuth(InitiateAuthRequest auth) {
      return (InitiateAuthResponse) answer(auth);
    }

    @Override
    public ResendConfirmationCodeResponse resendConfirmationCode(
        ResendConfirmationCodeRequest resend) {
      return (ResendConfirmationCodeResponse) answer(resend);
    }

    @Override
    public ForgotPasswordResponse forgotPassword(ForgotPasswordRequest forgot) {
      return (ForgotPasswordResponse) answer(forgot);
    }

    @Override
    public ConfirmForgotPasswordResponse confirmForgotPassword(ConfirmForgotPasswordRequest reset) {
      return (ConfirmForgotPasswordResponse) answer(reset);
    }

    @Override
    public RevokeTokenResponse revokeToken(RevokeTokenRequest revoke) {
      return (RevokeTokenResponse) answer(revoke);
    }

    @Override
    public GlobalSignOutResponse globalSignOut(GlobalSignOutRequest signOut) {
      return (GlobalSignOutResponse) answer(signOut);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private Object answer(Object asked) {
      request = asked;
      if (failure != null) {
        throw failure;
      }
      return answer;
    }
  }
}
