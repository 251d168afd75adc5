package dev.comanda.auth;

import static dev.comanda.runtime.aws.Attributes.text;

import dev.comanda.contract.table.Key;
import dev.comanda.runtime.aws.Attributes;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The profiles in the table. Beside these, the workflow {@code mail-events} marks an address that
 * mails do not reach, in the attribute {@code undeliverable}: the mark stays with the address.
 */
final class DynamoDbProfiles implements Profiles {

  /** {@code name} is one of DynamoDB's reserved words. */
  private static final Map<String, String> NAMES = Map.of("#name", "name");

  private static final String SET =
      "SET entity = :entity, customerId = :id, email = :email, #name = :name, locale = :locale";

  private static final String SAME_ADDRESS = "attribute_not_exists(email) OR email = :email";
  private static final String OTHER_ADDRESS = "email <> :email";

  private final DynamoDbClient dynamoDb;
  private final String table;

  DynamoDbProfiles(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void save(Profile profile) {
    Map<String, AttributeValue> values =
        Map.of(
            ":entity", text("Customer"),
            ":id", text(profile.customerId()),
            ":email", text(profile.email()),
            ":name", text(profile.name()),
            ":locale", text(profile.locale().tag()));
    if (!update(profile, values, SET, SAME_ADDRESS)
        && !update(profile, values, SET + " REMOVE undeliverable", OTHER_ADDRESS)) {
      // Another sign-in has just changed the address to this one.
      update(profile, values, SET, SAME_ADDRESS);
    }
  }

  private boolean update(
      Profile profile, Map<String, AttributeValue> values, String change, String condition) {
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(Attributes.key(Key.ofProfile(profile.customerId())))
                  .updateExpression(change)
                  .conditionExpression(condition)
                  .expressionAttributeNames(NAMES)
                  .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
