package dev.comanda.engine.services.cognito;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The user pools API over AWS JSON 1.1, as far as a storefront and its operator use it. */
final class CognitoEngine implements Engine {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  /** What no header may carry. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

  private final Map<String, Operation> operations;

  CognitoEngine(Pools pools) {
    SignUpOperations signUp = new SignUpOperations(pools);
    SignInOperations signIn = new SignInOperations(pools);
    RecoveryOperations recovery = new RecoveryOperations(pools);
    AdminOperations admin = new AdminOperations(pools);
    operations =
        Map.ofEntries(
            action("SignUp", signUp::signUp, "ClientId", "Username", "Password"),
            action(
                "ConfirmSignUp", signUp::confirmSignUp, "ClientId", "Username", "ConfirmationCode"),
            action(
                "ResendConfirmationCode", signUp::resendConfirmationCode, "ClientId", "Username"),
            action("InitiateAuth", signIn::initiateAuth, "AuthFlow", "ClientId"),
            action("GetUser", signIn::getUser, "AccessToken"),
            action("GlobalSignOut", signIn::globalSignOut, "AccessToken"),
            action("RevokeToken", signIn::revokeToken, "Token", "ClientId"),
            action("ForgotPassword", recovery::forgotPassword, "ClientId", "Username"),
            action(
                "ConfirmForgotPassword",
                recovery::confirmForgotPassword,
                "ClientId",
                "Username",
                "ConfirmationCode",
                "Password"),
            action("AdminGetUser", admin::getUser, "UserPoolId", "Username"),
            action("AdminConfirmSignUp", admin::confirmSignUp, "UserPoolId", "Username"),
            action(
                "AdminUpdateUserAttributes", admin::updateUserAttributes, "UserPoolId", "Username"),
            action("AdminDeleteUser", admin::deleteUser, "UserPoolId", "Username"));
  }

  /** An operation that is reached only with the members that the API's model demands. */
  private static Map.Entry<String, Operation> action(
      String name, Operation operation, String... members) {
    return Map.entry(
        name,
        input -> {
          Members.demand(input, List.of(members));
          return operation.answer(input);
        });
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    try {
      Operation operation = operations.get(request.operation());
      if (operation == null) {
        throw new AwsError(
            "UnknownOperationException", "The engine's Cognito has no " + request.operation(), 400);
      }
      byte[] answer = Json.bytes(operation.answer(Json.parse(request.body())));
      return new AwsResponse(
          200,
          Map.of("content-type", CONTENT_TYPE, "x-amzn-requestid", UUID.randomUUID().toString()),
          answer);
    } catch (AwsError e) {
      return refusal(e);
    }
  }

  private static AwsResponse refusal(AwsError error) {
    return new AwsResponse(
        error.status(),
        Map.of(
            "content-type",
            CONTENT_TYPE,
            "x-amzn-requestid",
            UUID.randomUUID().toString(),
            "x-amzn-errortype",
            error.code() + ":",
            "x-amzn-errormessage",
            UNPRINTABLE.matcher(error.getMessage()).replaceAll(" ").strip()),
        Json.bytes(Json.object().put("__type", error.code()).put("message", error.getMessage())));
  }
}
