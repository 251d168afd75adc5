package dev.comanda.engine.services.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.service.DynamicReferences;

/**
 * Resolves {@code secret-id:SecretString:json-key:version-stage:version-id}, of which only the id
 * is required.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html">Secrets
 *     Manager dynamic references</a>
 */
public final class SecretReferences implements DynamicReferences.Resolver {

  private final AwsClient aws;

  public SecretReferences(AwsClient aws) {
    this.aws = aws;
  }

  @Override
  public String resolve(String reference) {
    SecretReference parts = SecretReference.parse(reference);
    ObjectNode input = Json.object().put("SecretId", parts.id());
    put(input, "VersionStage", parts.stage());
    put(input, "VersionId", parts.version());
    String secret =
        aws.call("secretsmanager", "GetSecretValue", input).path("SecretString").asText();
    return parts.key() == null ? secret : member(secret, parts.key());
  }

  private static String member(String secret, String key) {
    JsonNode value = Json.parse(secret).path(key);
    if (!value.isValueNode()) {
      throw new IllegalArgumentException("The secret has no key " + key);
    }
    return value.asText();
  }

  private static void put(ObjectNode input, String name, String value) {
    if (value != null) {
      input.put(name, value);
    }
  }
}
