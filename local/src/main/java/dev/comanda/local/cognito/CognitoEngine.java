package dev.comanda.local.cognito;

import dev.comanda.local.door.AwsError;
import dev.comanda.local.door.AwsRequest;
import dev.comanda.local.door.AwsResponse;
import dev.comanda.local.door.Engine;
import dev.comanda.local.door.Json;
import java.util.Map;
import java.util.UUID;

/** The user pools API over AWS JSON 1.1, as far as a storefront and its operator use it. */
final class CognitoEngine implements Engine {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private final Map<String, Operation> operations;

  CognitoEngine(Pools pools) {
    SignUpOperations signUp = new SignUpOperations(pools);
    SignInOperations signIn = new SignInOperations(pools);
    RecoveryOperations recovery = new RecoveryOperations(pools);
    AdminOperations admin = new AdminOperations(pools);
    operations =
        Map.ofEntries(
            Map.entry("SignUp", signUp::signUp),
            Map.entry("ConfirmSignUp", signUp::confirmSignUp),
            Map.entry("ResendConfirmationCode", signUp::resendConfirmationCode),
            Map.entry("InitiateAuth", signIn::initiateAuth),
            Map.entry("GetUser", signIn::getUser),
            Map.entry("GlobalSignOut", signIn::globalSignOut),
            Map.entry("RevokeToken", signIn::revokeToken),
            Map.entry("ForgotPassword", recovery::forgotPassword),
            Map.entry("ConfirmForgotPassword", recovery::confirmForgotPassword),
            Map.entry("AdminGetUser", admin::getUser),
            Map.entry("AdminConfirmSignUp", admin::confirmSignUp),
            Map.entry("AdminUpdateUserAttributes", admin::updateUserAttributes),
            Map.entry("AdminDeleteUser", admin::deleteUser));
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    try {
      Operation operation = operations.get(request.operation());
      if (operation == null) {
        throw new AwsError(
            "UnknownOperationException", "Comanda's Cognito has no " + request.operation(), 400);
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
        Map.of("content-type", CONTENT_TYPE, "x-amzn-errortype", error.code()),
        Json.bytes(
            Json.MAPPER
                .createObjectNode()
                .put("__type", error.code())
                .put("message", error.getMessage())));
  }
}
