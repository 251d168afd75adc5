package dev.comanda.engine.aws.iam.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What must be known of the resources that were made to tell what a call asks for. */
public final class Known {

  private static final String KEY_ARN = "arn:aws:kms:";

  private final Map<String, String> encryptedBy = new ConcurrentHashMap<>();
  private final Map<String, String> partitionKeys = new ConcurrentHashMap<>();
  private final Set<String> identities = ConcurrentHashMap.newKeySet();
  private final Map<String, String> configurationSets = new ConcurrentHashMap<>();

  /** Notes a resource that some service has made. */
  public void add(Resource resource, Created created) {
    JsonNode properties = resource.properties();
    switch (resource.type()) {
      case "AWS::SQS::Queue" -> encrypted(created.attributes().get("Arn"), properties);
      case "AWS::SNS::Topic" -> encrypted(created.ref(), properties);
      case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable" -> table(created, properties);
      case "AWS::SES::EmailIdentity" -> identity(created.ref(), properties);
      default -> {
        // Nothing more than the call itself is needed.
      }
    }
  }

  private void encrypted(String arn, JsonNode properties) {
    String key = properties.path("KmsMasterKeyId").asText();
    if (key.startsWith(KEY_ARN)) {
      encryptedBy.put(arn, key);
    }
  }

  private void table(Created table, JsonNode properties) {
    String arn = table.attributes().get("Arn");
    partitionKeys.put(arn, partitionKey(properties));
    for (String indexes : Set.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
      for (JsonNode index : properties.path(indexes)) {
        partitionKeys.put(arn + "/index/" + index.path("IndexName").asText(), partitionKey(index));
      }
    }
  }

  private static String partitionKey(JsonNode schema) {
    for (JsonNode key : schema.path("KeySchema")) {
      if (key.path("KeyType").asText().equals("HASH")) {
        return key.path("AttributeName").asText();
      }
    }
    throw new IllegalArgumentException("KeySchema has no HASH key");
  }

  private void identity(String name, JsonNode properties) {
    identities.add(name);
    JsonNode set = properties.at("/ConfigurationSetAttributes/ConfigurationSetName");
    if (set.isTextual()) {
      configurationSets.put(name, set.asText());
    }
  }

  /** The ARN of the key of ours that encrypts a topic or a queue; null if none does. */
  String keyOf(String arn) {
    return encryptedBy.get(arn);
  }

  /**
   * The partition key of a table or an index.
   *
   * @return null if there is no such table or index
   */
  String partitionKey(String arn) {
    return partitionKeys.get(arn);
  }

  /** The identity that an address sends as: its own, or its domain's. */
  String identityOf(String address) {
    String domain = address.substring(address.indexOf('@') + 1);
    return identities.contains(domain) && !identities.contains(address) ? domain : address;
  }

  /** The configuration set of an identity's mails that name none; null if there is none. */
  String configurationSetOf(String identity) {
    return configurationSets.get(identity);
  }
}
