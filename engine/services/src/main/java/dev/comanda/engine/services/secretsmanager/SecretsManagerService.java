package dev.comanda.engine.services.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.JsonEngine;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets of one version each, new at every start: there is no rotation, and nothing writes a
 * secret but its creation.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
 */
public final class SecretsManagerService implements AwsService {

  /** How it is called. */
  public static final Api API = Api.json("secretsmanager", "secretsmanager");

  private static final String SECRET = "AWS::SecretsManager::Secret";
  private static final String POLICY = "AWS::SecretsManager::ResourcePolicy";

  private final Map<String, Secret> byName = new ConcurrentHashMap<>();
  private final double createdAt = Instant.now().toEpochMilli() / 1000.0;

  /** Stands behind the door as {@code secretsmanager}. */
  public SecretsManagerService(Door door) {
    door.register(API, new JsonEngine(API, this::answer));
  }

  @Override
  public Set<String> types() {
    return Set.of(SECRET, POLICY);
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    if (resource.type().equals(POLICY)) {
      String secret = properties.path("SecretId").asText();
      return new Created(secret, Map.of("Id", secret));
    }
    String name = properties.path("Name").asText(resource.physicalName());
    String value =
        properties.has("SecretString")
            ? properties.get("SecretString").asText()
            : RandomPassword.generate(properties.path("GenerateSecretString"));
    // AWS appends six characters of its own choice.
    String arn = resource.arn("secretsmanager", "secret:" + name + "-local1");
    byName.put(name, new Secret(arn, name, UUID.randomUUID().toString(), value));
    return new Created(arn, Map.of("Id", arn));
  }

  private JsonNode answer(String operation, JsonNode input) {
    if (!operation.equals("GetSecretValue")) {
      throw new AwsError("UnknownOperationException", operation + " is not done here", 400);
    }
    Secret secret = find(input);
    ObjectNode output = Json.object();
    output.put("ARN", secret.arn()).put("Name", secret.name()).put("VersionId", secret.version());
    output.put("SecretString", secret.value()).put("CreatedDate", createdAt);
    output.putArray("VersionStages").add("AWSCURRENT");
    return output;
  }

  private Secret find(JsonNode input) {
    String id = input.path("SecretId").asText();
    Secret secret =
        byName.values().stream()
            .filter(it -> it.name().equals(id) || it.arn().equals(id))
            .findFirst()
            .orElseThrow(() -> missing("Secrets Manager can't find the specified secret."));
    String stage = input.path("VersionStage").asText("AWSCURRENT");
    String version = input.path("VersionId").asText(secret.version());
    if (!stage.equals("AWSCURRENT") || !version.equals(secret.version())) {
      throw missing(
          "Secrets Manager can't find the specified secret value for %s: %s"
              .formatted(
                  stage.equals("AWSCURRENT") ? "VersionId" : "staging label",
                  stage.equals("AWSCURRENT") ? version : stage));
    }
    return secret;
  }

  private static AwsError missing(String message) {
    return new AwsError("ResourceNotFoundException", message, 400);
  }
}
