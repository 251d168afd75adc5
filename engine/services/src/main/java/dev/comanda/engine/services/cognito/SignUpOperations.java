package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Registering, and proving the address. */
final class SignUpOperations {

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]+\\.[^\\s@<>,;.]+");

  private final Pools pools;

  SignUpOperations(Pools pools) {
    this.pools = pools;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">SignUp</a>
   */
  ObjectNode signUp(JsonNode input) {
    PoolClient client = pools.client(input);
    UserPool pool = client.pool();
    String email = Members.text(input, "Username");
    String password = Members.text(input, "Password");
    if (!pool.config().selfSignUp()) {
      throw CognitoErrors.notAuthorized("SignUp is not permitted for this user pool");
    }
    for (JsonNode attribute : input.path("UserAttributes")) {
      if (!client.writes(attribute.path("Name").asText())) {
        throw CognitoErrors.notAuthorized("A client attempted to write unauthorized attribute");
      }
    }
    Map<String, String> attributes = pool.config().attributes(input.path("UserAttributes"));
    if (!EMAIL.matcher(email).matches()) {
      throw CognitoErrors.invalidParameter("Username should be an email.");
    }
    attributes.put("email", email);
    attributes.put("email_verified", "false");
    pool.config().requireAll(attributes);
    pool.config().policy().check(password);
    Instant now = pool.clock().instant();
    User user = new User(UUID.randomUUID().toString(), attributes, password, now);
    ObjectNode answer = Json.object().put("UserConfirmed", false).put("UserSub", user.sub());
    synchronized (user) {
      pool.add(user);
      if (pool.config().verifiesEmail()) {
        String code = user.confirmation().issue(now);
        answer.set("CodeDeliveryDetails", pool.mail().send(email, code));
      }
    }
    return answer;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html">ConfirmSignUp</a>
   */
  ObjectNode confirmSignUp(JsonNode input) {
    PoolClient client = pools.client(input);
    String code = Members.text(input, "ConfirmationCode");
    User user = client.findByCode(Members.text(input, "Username"));
    synchronized (user) {
      if (user.confirmed()) {
        throw CognitoErrors.notAuthorized("User cannot be confirmed. Current status is CONFIRMED");
      }
      Instant now = client.pool().clock().instant();
      user.confirmation().redeem(code, now);
      confirm(user, client.pool(), now);
    }
    return Json.object();
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html">ResendConfirmationCode</a>
   */
  ObjectNode resendConfirmationCode(JsonNode input) {
    PoolClient client = pools.client(input);
    String username = Members.text(input, "Username");
    User user = client.find(username);
    ObjectNode answer = Json.object();
    if (user == null) {
      answer.set("CodeDeliveryDetails", CodeMail.details(username));
      return answer;
    }
    synchronized (user) {
      if (user.confirmed()) {
        throw CognitoErrors.invalidParameter("User is already confirmed.");
      }
      String code = user.confirmation().issue(client.pool().clock().instant());
      answer.set("CodeDeliveryDetails", client.pool().mail().send(user.email(), code));
    }
    return answer;
  }

  /** Makes a user one who may sign in. */
  static void confirm(User user, UserPool pool, Instant now) {
    user.confirm();
    user.modified(now);
    if (pool.config().verifiesEmail()) {
      user.attributes().put("email_verified", "true");
    }
  }
}
