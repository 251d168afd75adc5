package dev.comanda.engine.aws.iam.request;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.List;
import java.util.Set;

/**
 * Cognito's user pools: what customers do by a client or a token needs no permission, what
 * administrators do does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html">Public
 *     and server-side operations</a>
 */
final class UserPoolAccesses implements Accesses {

  private static final Set<String> PUBLIC =
      Set.of(
          "ChangePassword",
          "ConfirmForgotPassword",
          "ConfirmSignUp",
          "DeleteUser",
          "ForgotPassword",
          "GetTokensFromRefreshToken",
          "GetUser",
          "GlobalSignOut",
          "InitiateAuth",
          "ResendConfirmationCode",
          "RespondToAuthChallenge",
          "RevokeToken",
          "SignUp",
          "UpdateUserAttributes");

  @Override
  public List<Access> of(AwsRequest request) {
    if (PUBLIC.contains(request.operation())) {
      return List.of();
    }
    String pool = Input.json(request).path("UserPoolId").asText();
    return List.of(
        new Access(
            "cognito-idp:" + request.operation(),
            pool.isEmpty() ? "*" : Environment.arn("cognito-idp", "userpool/" + pool)));
  }
}
