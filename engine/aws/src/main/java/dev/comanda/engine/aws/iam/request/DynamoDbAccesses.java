package dev.comanda.engine.aws.iam.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * DynamoDB: tables and indexes with the partition keys that a call touches, and streams.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">DynamoDB's
 *     actions</a>
 */
final class DynamoDbAccesses implements Accesses {

  /** The actions of a transaction's items. */
  private static final Map<String, String> ITEM_ACTIONS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  private final Known known;
  private final Iterators iterators = new Iterators("StreamArn");

  DynamoDbAccesses(Known known) {
    this.known = known;
  }

  @Override
  public List<Access> of(AwsRequest request) {
    JsonNode input = Input.json(request);
    String operation = request.operation();
    return switch (operation) {
      case "TransactWriteItems", "TransactGetItems" -> transaction(operation, input);
      case "BatchGetItem", "BatchWriteItem" -> batch(operation, input);
      case "ListTables" -> List.of(new Access("dynamodb:ListTables", "*"));
      case "DescribeStream", "GetShardIterator", "GetRecords" ->
          List.of(new Access("dynamodb:" + operation, iterators.resource(request, input)));
      default -> List.of(single(operation, input, null));
    };
  }

  private List<Access> transaction(String operation, JsonNode input) {
    List<Access> all = new ArrayList<>();
    for (JsonNode item : input.path("TransactItems")) {
      item.properties()
          .forEach(
              action ->
                  all.add(
                      single(
                          ITEM_ACTIONS.getOrDefault(action.getKey(), action.getKey()),
                          action.getValue(),
                          operation)));
    }
    return all;
  }

  private List<Access> batch(String operation, JsonNode input) {
    List<Access> all = new ArrayList<>();
    input
        .path("RequestItems")
        .properties()
        .forEach(
            table -> {
              String arn = tableArn(table.getKey());
              List<String> leading = new ArrayList<>();
              for (JsonNode key : table.getValue().path("Keys")) {
                leading.addAll(leading(arn, key));
              }
              for (JsonNode write : table.getValue()) {
                leading.addAll(leading(arn, write.at("/PutRequest/Item")));
                leading.addAll(leading(arn, write.at("/DeleteRequest/Key")));
              }
              all.add(access(operation, arn, leading, null));
            });
    return all;
  }

  private Access single(String action, JsonNode input, String enclosing) {
    String arn = tableArn(input.path("TableName").asText());
    if (input.has("IndexName")) {
      arn += "/index/" + input.path("IndexName").asText();
    }
    List<String> leading =
        switch (action) {
          case "PutItem" -> leading(arn, input.path("Item"));
          case "Query" -> KeyCondition.partitionKeys(input, known.partitionKey(arn));
          default -> leading(arn, input.path("Key"));
        };
    return access(action, arn, leading, enclosing);
  }

  private static Access access(String action, String arn, List<String> leading, String enclosing) {
    Map<String, List<String>> keys = new HashMap<>();
    if (!leading.isEmpty()) {
      keys.put("dynamodb:LeadingKeys", leading);
    }
    if (enclosing != null) {
      keys.put("dynamodb:EnclosingOperation", Input.one(enclosing));
    }
    return new Access("dynamodb:" + action, arn, keys);
  }

  /** The partition key's value in an item or a key; none if it is not there. */
  private List<String> leading(String arn, JsonNode attributes) {
    String name = known.partitionKey(arn);
    JsonNode value = name == null ? attributes.path("") : attributes.path(name);
    return value.isMissingNode() ? List.of() : Input.one(KeyCondition.text(value));
  }

  /** Calls may name a table by its ARN. */
  private static String tableArn(String name) {
    return name.startsWith("arn:") ? name : Environment.arn("dynamodb", "table/" + name);
  }
}
