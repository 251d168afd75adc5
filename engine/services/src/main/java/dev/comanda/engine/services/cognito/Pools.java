package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
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

  UserPool pool(String id) {
    return pools.get(id);
  }

  /**
   * @throws AwsError {@code ResourceNotFoundException} when there is no such pool
   */
  UserPool pool(JsonNode input) {
    String id = Members.text(input, "UserPoolId");
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
    return client(Members.text(input, "ClientId"));
  }

  /**
   * @throws AwsError {@code ResourceNotFoundException} when there is no such client
   */
  PoolClient client(String id) {
    PoolClient client = clients.get(id);
    if (client == null) {
      throw CognitoErrors.notFound("User pool client " + id + " does not exist.");
    }
    return client;
  }
}
