package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import java.time.Instant;

/** Getting back in without the password. */
final class RecoveryOperations {

  private final Pools pools;

  RecoveryOperations(Pools pools) {
    this.pools = pools;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html">ForgotPassword</a>
   */
  ObjectNode forgotPassword(JsonNode input) {
    PoolClient client = pools.client(input);
    String username = Members.text(input, "Username");
    User user = client.find(username);
    ObjectNode answer = Json.object();
    if (user == null) {
      answer.set("CodeDeliveryDetails", CodeMail.details(username));
      return answer;
    }
    synchronized (user) {
      if (!user.emailVerified() && client.hidesUnknownUsers()) {
        answer.set("CodeDeliveryDetails", CodeMail.details(username));
        return answer;
      }
      if (!user.emailVerified()) {
        throw CognitoErrors.invalidParameter(
            "Cannot reset password for the user as there is no registered/verified email or"
                + " phone_number");
      }
      String code = user.recovery().issue(client.pool().clock().instant());
      answer.set("CodeDeliveryDetails", client.pool().mail().send(user.email(), code));
    }
    return answer;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html">ConfirmForgotPassword</a>
   */
  ObjectNode confirmForgotPassword(JsonNode input) {
    PoolClient client = pools.client(input);
    UserPool pool = client.pool();
    String code = Members.text(input, "ConfirmationCode");
    String password = Members.text(input, "Password");
    User user = client.findByCode(Members.text(input, "Username"));
    pool.config().policy().check(password);
    synchronized (user) {
      Instant now = pool.clock().instant();
      user.recovery().redeem(code, now);
      user.setPassword(password);
      user.modified(now);
      user.lock().succeeded();
    }
    return Json.object();
  }
}
