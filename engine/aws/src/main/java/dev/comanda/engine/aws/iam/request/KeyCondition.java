package dev.comanda.engine.aws.iam.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the partition key that a query asks for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html">Key
 *     condition expressions</a>
 */
final class KeyCondition {

  private static final Pattern EQUALITY = Pattern.compile("([#\\w.-]+)\\s*=\\s*(:\\w+)");

  private KeyCondition() {}

  /**
   * The values that the partition key must have.
   *
   * @param partitionKey the key's name; null if it is not known
   * @return empty if none is found, as in a query that DynamoDB refuses
   */
  static List<String> partitionKeys(JsonNode query, String partitionKey) {
    List<String> values = new ArrayList<>();
    Matcher equality = EQUALITY.matcher(query.path("KeyConditionExpression").asText());
    while (equality.find()) {
      String name = equality.group(1);
      String attribute =
          name.startsWith("#") ? query.path("ExpressionAttributeNames").path(name).asText() : name;
      if (attribute.equals(partitionKey)) {
        values.add(text(query.path("ExpressionAttributeValues").path(equality.group(2))));
      }
    }
    if (partitionKey != null) {
      query
          .path("KeyConditions")
          .path(partitionKey)
          .path("AttributeValueList")
          .forEach(value -> values.add(text(value)));
    }
    return values;
  }

  /** The text of an attribute value, {@code {"S": "text"}}. */
  static String text(JsonNode value) {
    return value.isEmpty() ? value.asText() : value.elements().next().asText();
  }
}
