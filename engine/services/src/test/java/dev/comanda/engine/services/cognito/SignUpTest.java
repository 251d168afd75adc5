package dev.comanda.engine.services.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Registering, and proving the address. */
class SignUpTest extends PoolUnderTest {

  @Test
  void mailsTheCodeOfARegistrationInTheTemplatesWords() {
    SignUpResponse answer = signUp(EMAIL, PASSWORD);

    assertThat(answer.userConfirmed()).isFalse();
    assertThat(answer.userSub()).hasSize(36);
    assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("A***@e***");
    assertThat(answer.codeDeliveryDetails().deliveryMediumAsString()).isEqualTo("EMAIL");
    JsonNode mail = mails.get(0);
    assertThat(mail.path("FromEmailAddress").asText()).isEqualTo("Shop <shop@example.com>");
    assertThat(mail.at("/Destination/ToAddresses/0").asText()).isEqualTo(EMAIL);
    assertThat(mail.at("/Content/Simple/Subject/Data").asText()).isEqualTo("Tu código");
    assertThat(mail.at("/Content/Simple/Body/Html/Data").asText())
        .matches("<p>Tu código es \\d{6}</p>");
  }

  @Test
  void takesAnAddressOnlyOnceInAnyCaseOfLetters() {
    signUp(EMAIL, PASSWORD);

    refused(
        () -> signUp("ANA@example.com", PASSWORD),
        UsernameExistsException.class,
        "An account with the given email already exists.");
  }

  @ParameterizedTest
  @CsvSource({
    "Ab1!efghi, Password not long enough",
    "ABCDEFGH1!, Password must have lowercase characters",
    "abcdefgh1!, Password must have uppercase characters",
    "Abcdefghi!, Password must have numeric characters",
    "Abcdefghi1, Password must have symbol characters"
  })
  void refusesAPasswordThatBreaksTheTemplatesPolicy(String password, String reason) {
    refused(
        () -> signUp(EMAIL, password),
        InvalidPasswordException.class,
        "Password did not conform with policy: " + reason);
    assertThat(mails).isEmpty();
  }

  @Test
  void refusesARegistrationThatBreaksTheSchema() {
    refused(
        () -> signUp("no-address", PASSWORD),
        InvalidParameterException.class,
        "Username should be an email.");
    refused(
        () -> client.signUp(r -> r.clientId(clientId).username(EMAIL).password(PASSWORD)),
        InvalidParameterException.class,
        "Attributes did not conform to the schema: name: The attribute is required\n");
    refused(
        () -> signUpWith("name", "shoe_size"),
        InvalidParameterException.class,
        "Attributes did not conform to the schema: Type for attribute {shoe_size} could not be"
            + " determined\n");
  }

  @Test
  void refusesAttributesThatTheClientMayNotWrite() {
    refused(
        () -> signUpWith("name", "email_verified"),
        NotAuthorizedException.class,
        "A client attempted to write unauthorized attribute");
    clientId = createClient("ENABLED", "{\"WriteAttributes\":[\"email\",\"name\"]}");
    refused(
        () -> signUpWith("name", "nickname"),
        NotAuthorizedException.class,
        "A client attempted to write unauthorized attribute");
    assertThat(signUpWith("name").userSub()).isNotEmpty();
  }

  private SignUpResponse signUpWith(String... attributes) {
    return client.signUp(
        r ->
            r.clientId(clientId)
                .username(EMAIL)
                .password(PASSWORD)
                .userAttributes(
                    Stream.of(attributes).map(name -> attribute(name, "true")).toList()));
  }

  @Test
  void letsNobodyRegisterWhereOnlyOperatorsMay() {
    pool =
        create(
            "OperatorsPool",
            "AWS::Cognito::UserPool",
            """
            {"UsernameAttributes":["email"],
             "AdminCreateUserConfig":{"AllowAdminCreateUserOnly":true}}""");
    clientId = createClient("ENABLED");

    refused(
        () -> signUp(EMAIL, PASSWORD),
        NotAuthorizedException.class,
        "SignUp is not permitted for this user pool");
  }

  @Test
  void tellsAllThatIsWrongWithTheMembersOfACall() {
    String start = "Value at 'username' failed to satisfy constraint: Member must ";
    refused(
        () -> signUp("", PASSWORD),
        InvalidParameterException.class,
        "2 validation errors detected: "
            + start
            + "have length greater than or equal to 1; "
            + start
            + "satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    refused(
        () -> signUp(EMAIL, PASSWORD + " "),
        InvalidParameterException.class,
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member"
            + " must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$");
    refused(
        () -> confirm(EMAIL, "12 3"),
        InvalidParameterException.class,
        "1 validation error detected: Value '12 3' at 'confirmationCode' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern: [\\S]+");
  }

  @Test
  void refusesWrongOldAndReplacedCodes() {
    signUp(EMAIL, PASSWORD);
    String first = lastCode();
    client.resendConfirmationCode(r -> r.clientId(clientId).username(EMAIL));
    String second = lastCode();
    assertThat(mails).hasSize(2);

    if (!first.equals(second)) {
      refused(
          () -> confirm(EMAIL, first),
          CodeMismatchException.class,
          "Invalid verification code provided, please try again.");
    }
    clock.advance(Duration.ofHours(24));
    refused(
        () -> confirm(EMAIL, second),
        ExpiredCodeException.class,
        "Invalid code provided, please request a code again.");
  }

  @Test
  void confirmsOnlyOnce() {
    registered(EMAIL);

    refused(
        () -> confirm(EMAIL, lastCode()),
        NotAuthorizedException.class,
        "User cannot be confirmed. Current status is CONFIRMED");
    refused(
        () -> client.resendConfirmationCode(r -> r.clientId(clientId).username(EMAIL)),
        InvalidParameterException.class,
        "User is already confirmed.");
  }

  @Test
  void limitsGuessesOfACode() {
    signUp(EMAIL, PASSWORD);
    String right = lastCode();
    String wrong = right.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> confirm(EMAIL, wrong)).isInstanceOf(CodeMismatchException.class);
    }

    refused(
        () -> confirm(EMAIL, right),
        LimitExceededException.class,
        "Attempt limit exceeded, please try after some time.");
    clock.advance(Duration.ofMinutes(61));
    confirm(EMAIL, right);
  }

  @Test
  void limitsCodesThatAreMailed() {
    signUp(EMAIL, PASSWORD);
    for (int i = 0; i < 4; i++) {
      client.resendConfirmationCode(r -> r.clientId(clientId).username(EMAIL));
    }

    assertThatThrownBy(
            () -> client.resendConfirmationCode(r -> r.clientId(clientId).username(EMAIL)))
        .isInstanceOf(LimitExceededException.class);
    assertThat(mails).hasSize(5);
  }

  @Test
  void reportsAMailThatSesDoesNotTake() {
    sesStatus = 400;

    assertThatThrownBy(() -> signUp(EMAIL, PASSWORD))
        .isInstanceOf(CodeDeliveryFailureException.class);
  }
}
