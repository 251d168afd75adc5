package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import java.time.Instant;
import java.util.Map;

/** What an operator does to a user. */
final class AdminOperations {

  private final Pools pools;

  AdminOperations(Pools pools) {
    this.pools = pools;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html">AdminGetUser</a>
   */
  ObjectNode getUser(JsonNode input) {
    User user = user(input);
    ObjectNode answer = Json.object();
    synchronized (user) {
      answer.put("Username", user.sub());
      answer.set("UserAttributes", User.list(user.attributes()));
      answer.put("UserCreateDate", seconds(user.createdAt()));
      answer.put("UserLastModifiedDate", seconds(user.modifiedAt()));
      answer.put("Enabled", true);
      answer.put("UserStatus", user.confirmed() ? "CONFIRMED" : "UNCONFIRMED");
    }
    return answer;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html">AdminConfirmSignUp</a>
   */
  ObjectNode confirmSignUp(JsonNode input) {
    UserPool pool = pools.pool(input);
    User user = user(input);
    synchronized (user) {
      if (user.confirmed()) {
        throw CognitoErrors.notAuthorized("User cannot be confirmed. Current status is CONFIRMED");
      }
      SignUpOperations.confirm(user, pool, pool.clock().instant());
    }
    return Json.object();
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html">AdminUpdateUserAttributes</a>
   */
  ObjectNode updateUserAttributes(JsonNode input) {
    UserPool pool = pools.pool(input);
    User user = user(input);
    JsonNode list = input.path("UserAttributes");
    ObjectNode verified = null;
    for (JsonNode attribute : list) {
      if (attribute.path("Name").asText().equals("email_verified")) {
        verified = (ObjectNode) attribute;
      }
    }
    ObjectNode others = Json.object();
    ObjectNode marked = verified;
    list.forEach(
        attribute -> {
          if (attribute != marked) {
            others.withArray("/list").add(attribute);
          }
        });
    Map<String, String> changes = pool.config().attributes(others.path("list"));
    synchronized (user) {
      String email = changes.remove("email");
      if (email != null) {
        pool.move(user, email);
        user.attributes().put("email_verified", "false");
      }
      user.attributes().putAll(changes);
      if (verified != null) {
        user.attributes().put("email_verified", verified.path("Value").asText());
      }
      user.modified(pool.clock().instant());
    }
    return Json.object();
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html">AdminDeleteUser</a>
   */
  ObjectNode deleteUser(JsonNode input) {
    UserPool pool = pools.pool(input);
    User user = user(input);
    pool.remove(user);
    pool.sessions().revokeAll(user);
    return Json.object();
  }

  private User user(JsonNode input) {
    User user = pools.pool(input).find(Members.text(input, "Username"));
    if (user == null) {
      throw CognitoErrors.userNotFound();
    }
    return user;
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
