package dev.comanda.auth;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyFailedAttemptsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/**
 * A Cognito user pool, by a client without a secret. Customers are named by their mail address.
 *
 * <p>Nothing it says tells a stranger whether an address is registered, except registering it: what
 * an address may do too often the pool tells of those that it knows alone, so that it looks like a
 * wrong code here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html">Amazon
 *     Cognito user pools API</a>
 */
final class CognitoCustomerPool implements CustomerPool {

  private final CognitoIdentityProviderClient cognito;
  private final String clientId;

  CognitoCustomerPool(CognitoIdentityProviderClient cognito, String clientId) {
    this.cognito = cognito;
    this.clientId = clientId;
  }

  @Override
  public Outcome<String> register(Registration customer) {
    return withinLimits(
        () -> {
          try {
            return new Outcome.Done<>(signUp(customer));
          } catch (UsernameExistsException e) {
            return Refusal.EMAIL_TAKEN.refused();
          } catch (InvalidPasswordException e) {
            return Refusal.WEAK_PASSWORD.refused(e.awsErrorDetails().errorMessage());
          } catch (CodeDeliveryFailureException e) {
            return Refusal.UNREACHABLE.refused();
          } catch (InvalidParameterException e) {
            return Refusal.INVALID.refused();
          }
        });
  }

  @Override
  public Outcome<EmailAddress> confirm(EmailAddress email, String code) {
    return withinLimits(
        () -> {
          try {
            cognito.confirmSignUp(
                confirm ->
                    confirm.clientId(clientId).username(email.value()).confirmationCode(code));
            return new Outcome.Done<>(email);
          } catch (ExpiredCodeException
              | CodeMismatchException
              | TooManyFailedAttemptsException
              | LimitExceededException
              | NotAuthorizedException
              | UserNotFoundException
              | InvalidParameterException e) {
            return Refusal.WRONG_CODE.refused();
          }
        });
  }

  @Override
  public Outcome<EmailAddress> resend(EmailAddress email) {
    return withinLimits(
        () -> {
          try {
            cognito.resendConfirmationCode(
                resend -> resend.clientId(clientId).username(email.value()));
            return new Outcome.Done<>(email);
          } catch (InvalidParameterException | LimitExceededException | UserNotFoundException e) {
            // Confirmed already, asked for too often past our API, or unknown: strangers are not
            // told.
            return new Outcome.Done<>(email);
          }
        });
  }

  @Override
  public Outcome<EmailAddress> forgotPassword(EmailAddress email) {
    return withinLimits(
        () -> {
          try {
            cognito.forgotPassword(forgot -> forgot.clientId(clientId).username(email.value()));
            return new Outcome.Done<>(email);
          } catch (InvalidParameterException | LimitExceededException | UserNotFoundException e) {
            // Not confirmed, asked for too often past our API, or unknown: strangers are not told.
            return new Outcome.Done<>(email);
          }
        });
  }

  @Override
  public Outcome<EmailAddress> resetPassword(EmailAddress email, String code, Password password) {
    return withinLimits(
        () -> {
          try {
            cognito.confirmForgotPassword(
                reset ->
                    reset
                        .clientId(clientId)
                        .username(email.value())
                        .confirmationCode(code)
                        .password(password.value()));
            return new Outcome.Done<>(email);
          } catch (InvalidPasswordException e) {
            return Refusal.WEAK_PASSWORD.refused(e.awsErrorDetails().errorMessage());
          } catch (ExpiredCodeException
              | CodeMismatchException
              | TooManyFailedAttemptsException
              | LimitExceededException
              | NotAuthorizedException
              | UserNotFoundException
              | UserNotConfirmedException
              | InvalidParameterException e) {
            return Refusal.WRONG_CODE.refused();
          }
        });
  }

  @Override
  public Outcome<Tokens> login(EmailAddress email, Password password) {
    return withinLimits(
        () -> {
          try {
            return new Outcome.Done<>(
                tokens(
                    AuthFlowType.USER_PASSWORD_AUTH,
                    Map.of("USERNAME", email.value(), "PASSWORD", password.value())));
          } catch (UserNotConfirmedException e) {
            return Refusal.NOT_CONFIRMED.refused();
          } catch (NotAuthorizedException | UserNotFoundException e) {
            return Refusal.WRONG_CREDENTIALS.refused();
          }
        });
  }

  @Override
  public Outcome<Tokens> refresh(String refreshToken) {
    return withinLimits(
        () -> {
          try {
            return new Outcome.Done<>(
                tokens(AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", refreshToken)));
          } catch (NotAuthorizedException | UserNotFoundException e) {
            return Refusal.SESSION_EXPIRED.refused();
          }
        });
  }

  @Override
  public Outcome<String> endSessions(String accessToken) {
    return withinLimits(
        () -> {
          try {
            cognito.globalSignOut(signOut -> signOut.accessToken(accessToken));
            return new Outcome.Done<>(accessToken);
          } catch (NotAuthorizedException | UserNotFoundException e) {
            return Refusal.SESSION_EXPIRED.refused();
          }
        });
  }

  @Override
  public Outcome<String> logout(String refreshToken) {
    return withinLimits(
        () -> {
          try {
            cognito.revokeToken(revoke -> revoke.clientId(clientId).token(refreshToken));
            return new Outcome.Done<>(refreshToken);
          } catch (InvalidParameterException
              | UnauthorizedException
              | UnsupportedTokenTypeException e) {
            // As RFC 7009 has it: a token that is none any longer is what the customer wanted.
            return new Outcome.Done<>(refreshToken);
          }
        });
  }

  private String signUp(Registration customer) {
    return cognito
        .signUp(
            signUp ->
                signUp
                    .clientId(clientId)
                    .username(customer.email().value())
                    .password(customer.password().value())
                    .userAttributes(
                        attribute("email", customer.email().value()),
                        attribute("name", customer.name().value()),
                        attribute("locale", customer.locale().tag())))
        .userSub();
  }

  private Tokens tokens(AuthFlowType flow, Map<String, String> parameters) {
    AuthenticationResultType result =
        cognito
            .initiateAuth(auth -> auth.clientId(clientId).authFlow(flow).authParameters(parameters))
            .authenticationResult();
    if (result == null) {
      throw new IllegalStateException("The user pool asks for a challenge that nobody configured");
    }
    return new Tokens(
        result.accessToken(),
        result.idToken(),
        Optional.ofNullable(result.refreshToken()),
        result.expiresIn());
  }

  private static <T> Outcome<T> withinLimits(Supplier<Outcome<T>> call) {
    try {
      return call.get();
    } catch (TooManyRequestsException | TooManyFailedAttemptsException | LimitExceededException e) {
      return Refusal.TOO_MANY_REQUESTS.refused();
    }
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }
}
