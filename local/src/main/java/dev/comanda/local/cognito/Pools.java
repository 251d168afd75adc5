package dev.comanda.local.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.door.AwsError;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pools and their clients, found by what a call names. */
final class Pools {

  private final Map<String, UserPool> pools = new ConcurrentHashMap<>();
  private final Map<String, PoolClient> clients = new ConcurrentHashMap<>();

  void add(UserPool pool) {
    pools.put(pool.id(), pool);
  }

  void add(PoolClient client) {
    clients.put(client.id(), client);
  }

  Collection<UserPool> all() {
    return pools.values();
  }

  UserPool pool(String id) {
    return pools.get(id);
  }

  /**
   * @throws AwsError {@code ResourceNotFoundException} when there is no such pool
   */
  UserPool pool(JsonNode input) {
    String id = text(input, "UserPoolId");
    UserPool pool = pools.get(id);
    if (pool == null) {
      throw CognitoErrors.notFound("User pool " + id + " does not exist.");
    }
    return pool;
  }

  /**
   * @throws AwsError {@code ResourceNotFoundException} when there is no such client
   */
  PoolClient client(JsonNode input) {
    String id = text(input, "ClientId");
    PoolClient client = clients.get(id);
    if (client == null) {
      throw CognitoErrors.notFound("User pool client " + id + " does not exist.");
    }
    return client;
  }

  /**
   * A member that the API requires.
   *
   * @throws AwsError {@code InvalidParameterException} when it is missing or empty
   */
  static String text(JsonNode input, String member) {
    JsonNode value = input.path(member);
    if (!value.isTextual() || value.asText().isEmpty()) {
      String name = Character.toLowerCase(member.charAt(0)) + member.substring(1);
      throw CognitoErrors.invalidParameter(
          "1 validation error detected: Value at '"
              + name
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value.asText();
  }
}
