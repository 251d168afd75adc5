package dev.comanda.engine.services.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.MovableClock;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.DoorServer;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.services.ses.SesService;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/** A pool behind the door, called through the SDK, with a clock that a test moves. */
abstract class PoolUnderTest {

  static final String EMAIL = "Ana@example.com";
  static final String PASSWORD = "correct-Horse-7";
  static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

  final List<JsonNode> mails = new ArrayList<>();
  final MovableClock clock = new MovableClock();
  int sesStatus = 200;
  DoorServer door;
  CognitoService cognito;
  CognitoIdentityProviderClient client;
  Created pool;
  String clientId;

  @BeforeEach
  void start() throws Exception {
    Door calls = new Door(new Faults());
    calls.register(SesService.API, this::ses);
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
    door = new DoorServer(calls, 0, "engine");
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

  String createClient(String preventUserExistenceErrors) {
    return createClient(preventUserExistenceErrors, "{}");
  }

  /** A client that differs from the usual one by some properties. */
  String createClient(String preventUserExistenceErrors, String properties) {
    ObjectNode client =
        (ObjectNode)
            Json.parse(
                """
            {"UserPoolId":"%s","PreventUserExistenceErrors":"%s",
             "ExplicitAuthFlows":["ALLOW_USER_PASSWORD_AUTH","ALLOW_REFRESH_TOKEN_AUTH"],
             "AccessTokenValidity":10,"IdTokenValidity":10,"RefreshTokenValidity":7,
             "TokenValidityUnits":{"AccessToken":"minutes","IdToken":"minutes","RefreshToken":"days"}}
            """
                    .formatted(pool.ref(), preventUserExistenceErrors));
    client.setAll((ObjectNode) Json.parse(properties));
    String id = "Client" + Integer.toHexString(client.hashCode());
    return create(id, "AWS::Cognito::UserPoolClient", client.toString()).ref();
  }

  Created create(String id, String type, String properties) {
    return cognito.create(new Resource("Auth", id, type, (ObjectNode) Json.parse(properties)));
  }

  AwsResponse ses(AwsRequest request) {
    if (sesStatus == 200) {
      mails.add(Json.parse(request.body()));
    }
    return new AwsResponse(sesStatus, Map.of(), "{\"MessageId\":\"1\"}".getBytes());
  }

  SignUpResponse signUp(String email, String password) {
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

  String registered(String email) {
    String sub = signUp(email, PASSWORD).userSub();
    confirm(email, lastCode());
    return sub;
  }

  void confirm(String email, String code) {
    client.confirmSignUp(r -> r.clientId(clientId).username(email).confirmationCode(code));
  }

  AuthenticationResultType signIn(String email, String password) {
    return client
        .initiateAuth(
            r ->
                r.clientId(clientId)
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(Map.of("USERNAME", email, "PASSWORD", password)))
        .authenticationResult();
  }

  AuthenticationResultType refresh(String token) {
    return client
        .initiateAuth(
            r ->
                r.clientId(clientId)
                    .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                    .authParameters(Map.of("REFRESH_TOKEN", token)))
        .authenticationResult();
  }

  String lastCode() {
    Matcher code = CODE.matcher(mails.get(mails.size() - 1).toString());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  Claims claims(String token) {
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

  static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }

  static void refused(
      ThrowingCallable call,
      Class<? extends CognitoIdentityProviderException> type,
      String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            type, e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message));
  }
}
