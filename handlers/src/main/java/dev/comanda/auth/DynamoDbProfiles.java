package dev.comanda.auth;

import static dev.comanda.runtime.Attributes.text;

import dev.comanda.runtime.Attributes;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The profiles in the table; nothing else writes them. */
final class DynamoDbProfiles implements Profiles {

  private final DynamoDbClient dynamoDb;
  private final String table;

  DynamoDbProfiles(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void save(Profile profile) {
    Map<String, AttributeValue> item =
        new HashMap<>(Attributes.key("CUSTOMER#" + profile.customerId(), "PROFILE"));
    item.put("entity", text("Customer"));
    item.put("customerId", text(profile.customerId()));
    item.put("email", text(profile.email()));
    item.put("name", text(profile.name()));
    item.put("locale", text(profile.locale().code()));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }
}
