package dev.comanda.engine.services.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.service.DynamicReferences;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves {@code secret-id:SecretString:json-key:version-stage:version-id}, of which only the id
 * is required.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html">Secrets
 *     Manager dynamic references</a>
 */
public final class SecretReferences implements DynamicReferences.Resolver {

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<id>arn:aws:secretsmanager:[^:]*:[^:]*:secret:[^:]+|[^:]+)"
              + "(?::(?<kind>[^:]*))?(?::(?<key>[^:]*))?(?::(?<stage>[^:]*))?(?::(?<version>[^:]*))?");

  private final AwsClient aws;

  public SecretReferences(AwsClient aws) {
    this.aws = aws;
  }

  @Override
  public String resolve(String reference) {
    Matcher parts = REFERENCE.matcher(reference);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "secret-id:SecretString:json-key:version-stage:version-id is expected");
    }
    String kind = given(parts, "kind");
    if (kind != null && !kind.equals("SecretString")) {
      throw new IllegalArgumentException("SecretString is the only segment allowed, not " + kind);
    }
    ObjectNode input = Json.MAPPER.createObjectNode().put("SecretId", parts.group("id"));
    put(input, "VersionStage", given(parts, "stage"));
    put(input, "VersionId", given(parts, "version"));
    String secret =
        aws.call("secretsmanager", "GetSecretValue", input).path("SecretString").asText();
    String key = given(parts, "key");
    return key == null ? secret : member(secret, key);
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

  private static String given(Matcher parts, String name) {
    String value = parts.group(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
