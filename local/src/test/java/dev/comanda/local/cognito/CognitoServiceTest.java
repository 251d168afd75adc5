package dev.comanda.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.assembly.Created;
import dev.comanda.local.assembly.Resource;
import dev.comanda.local.door.AwsRequest;
import dev.comanda.local.door.AwsResponse;
import dev.comanda.local.door.Door;
import dev.comanda.local.door.DoorServer;
import dev.comanda.local.door.Faults;
import dev.comanda.local.door.Json;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

class CognitoServiceTest {

  private static final String EMAIL = "Ana@example.com";
  private static final String PASSWORD = "correct-Horse-7";
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

  private final List<JsonNode> mails = new ArrayList<>();
  private final MovableClock clock = new MovableClock();
  private int sesStatus = 200;
  private DoorServer door;
  private CognitoService cognito;
  private CognitoIdentityProviderClient client;
  private Created pool;
  private String clientId;

  @BeforeEach
  void start() throws Exception {
    Door calls = new Door(new Faults());
    calls.register("ses", this::ses);
    cognito = new CognitoService(calls, clock);
    pool =
        create(
            "CustomerPool",
            "AWS::Cognito::UserPool",
            """
            {"UsernameAttributes":["email"],"AutoVerifiedAttributes":["email"],
             "UsernameConfiguration":{"CaseSensitive":false},
             "Policies":{"PasswordPolicy":{"MinimumLength":10,"RequireLowercase":true,
               "RequireUppercase":true,"RequireNumbers":true,"RequireSymbols":true}},
             "Schema":[{"Name":"email","Required":true},{"Name":"name","Required":true}],
             "EmailConfiguration":{"EmailSendingAccount":"DEVELOPER","From":"Shop <shop@example.com>"},
             "VerificationMessageTemplate":{"DefaultEmailOption":"CONFIRM_WITH_CODE",
               "EmailSubject":"Tu código","EmailMessage":"<p>Tu código es {####}</p>"}}
            """);
    clientId = createClient("ENABLED");
    door = new DoorServer(calls, 0);
    door.start();
    client =
        CognitoIdentityProviderClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + door.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    door.close();
  }

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
    assertThat(id.getAudience()).containsExactly(clientId);
    assertThat(id.getIssuer())
        .isEqualTo("https://cognito-idp.us-east-1.amazonaws.com/" + pool.ref());
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

    refused(() -> refresh("x"), NotAuthorizedException.class, "Invalid Refresh Token");
    refused(
        () -> refresh(tokens.accessToken()), NotAuthorizedException.class, "Invalid Refresh Token");
    client.revokeToken(r -> r.clientId(clientId).token(tokens.refreshToken()));
    refused(
        () -> refresh(tokens.refreshToken()),
        NotAuthorizedException.class,
        "Invalid Refresh Token");
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
        "Invalid Refresh Token");
  }

  @Test
  void refusesAnAccessTokenThatIsOldOrNotOne() {
    registered(EMAIL);
    AuthenticationResultType tokens = signIn(EMAIL, PASSWORD);

    refused(
        () -> client.getUser(r -> r.accessToken(tokens.idToken())),
        NotAuthorizedException.class,
        "Invalid Access Token");
    clock.advance(Duration.ofSeconds(601));
    refused(
        () -> client.getUser(r -> r.accessToken(tokens.accessToken())),
        NotAuthorizedException.class,
        "Access Token has expired");
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
        () -> signUp("not an address", PASSWORD),
        InvalidParameterException.class,
        "Username should be an email.");
    refused(
        () -> client.signUp(r -> r.clientId(clientId).username(EMAIL).password(PASSWORD)),
        InvalidParameterException.class,
        "Attributes did not conform to the schema: name: The attribute is required\n");
    assertThatThrownBy(
            () ->
                client.signUp(
                    r ->
                        r.clientId(clientId)
                            .username(EMAIL)
                            .password(PASSWORD)
                            .userAttributes(
                                attribute("name", "A"), attribute("email_verified", "true"))))
        .isInstanceOf(InvalidParameterException.class);
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

  @Test
  void tellsWhetherAnAddressIsRegisteredWhenTheTemplateSaysSo() {
    clientId = createClient("LEGACY");

    refused(
        () -> signIn("nobody@example.com", PASSWORD),
        UserNotFoundException.class,
        "User does not exist.");
  }

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
  void reportsAMailThatSesDoesNotTake() {
    sesStatus = 400;

    assertThatThrownBy(() -> signUp(EMAIL, PASSWORD))
        .isInstanceOf(CodeDeliveryFailureException.class);
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

  private String createClient(String preventUserExistenceErrors) {
    return create(
            "Client" + preventUserExistenceErrors,
            "AWS::Cognito::UserPoolClient",
            """
            {"UserPoolId":"%s","PreventUserExistenceErrors":"%s",
             "ExplicitAuthFlows":["ALLOW_USER_PASSWORD_AUTH","ALLOW_REFRESH_TOKEN_AUTH"],
             "AccessTokenValidity":10,"IdTokenValidity":10,"RefreshTokenValidity":7,
             "TokenValidityUnits":{"AccessToken":"minutes","IdToken":"minutes","RefreshToken":"days"}}
            """
                .formatted(pool.ref(), preventUserExistenceErrors))
        .ref();
  }

  private Created create(String id, String type, String properties) {
    return cognito.create(new Resource("Auth", id, type, (ObjectNode) Json.parse(properties)));
  }

  private AwsResponse ses(AwsRequest request) {
    if (sesStatus == 200) {
      mails.add(Json.parse(request.body()));
    }
    return new AwsResponse(sesStatus, Map.of(), "{\"MessageId\":\"1\"}".getBytes());
  }

  private SignUpResponse signUp(String email, String password) {
    return client.signUp(
        r ->
            r.clientId(clientId)
                .username(email)
                .password(password)
                .userAttributes(
                    attribute("email", email),
                    attribute("name", "Ana García"),
                    attribute("locale", "es")));
  }

  private String registered(String email) {
    String sub = signUp(email, PASSWORD).userSub();
    confirm(email, lastCode());
    return sub;
  }

  private void confirm(String email, String code) {
    client.confirmSignUp(r -> r.clientId(clientId).username(email).confirmationCode(code));
  }

  private AuthenticationResultType signIn(String email, String password) {
    return client
        .initiateAuth(
            r ->
                r.clientId(clientId)
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(Map.of("USERNAME", email, "PASSWORD", password)))
        .authenticationResult();
  }

  private AuthenticationResultType refresh(String token) {
    return client
        .initiateAuth(
            r ->
                r.clientId(clientId)
                    .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                    .authParameters(Map.of("REFRESH_TOKEN", token)))
        .authenticationResult();
  }

  private String lastCode() {
    Matcher code = CODE.matcher(mails.get(mails.size() - 1).toString());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private Claims claims(String token) {
    String issuer = "https://cognito-idp.us-east-1.amazonaws.com/" + pool.ref();
    var keys = cognito.keys(issuer);
    Jws<Claims> jws =
        Jwts.parser()
            .keyLocator(header -> keys.get(String.valueOf(header.get("kid"))))
            .clock(() -> java.util.Date.from(clock.instant()))
            .build()
            .parseSignedClaims(token);
    assertThat(jws.getHeader().keySet()).containsExactlyInAnyOrder("kid", "alg");
    assertThat(jws.getHeader().getAlgorithm()).isEqualTo("RS256");
    return jws.getPayload();
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }

  private static void refused(
      ThrowingCallable call,
      Class<? extends CognitoIdentityProviderException> type,
      String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            type, e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message));
  }

  private static final class MovableClock extends Clock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
