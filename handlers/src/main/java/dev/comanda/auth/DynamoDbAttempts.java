package dev.comanda.auth;

import static dev.comanda.runtime.aws.Attributes.number;
import static dev.comanda.runtime.aws.Attributes.text;

import dev.comanda.contract.table.Key;
import dev.comanda.runtime.Sha256;
import dev.comanda.runtime.aws.Attributes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Attempts as items of the table, which DynamoDB deletes when their window is over. Each is counted
 * under a condition, so that parallel ones cannot pass a limit together.
 */
final class DynamoDbAttempts implements Attempts {

  private static final String BEGIN = "SET entity = :entity, attempts = :one, expiresAt = :end";
  private static final String NO_WINDOW = "attribute_not_exists(pk) OR expiresAt <= :now";
  private static final String COUNT = "SET attempts = attempts + :one";
  private static final String ROOM_IN_WINDOW = "expiresAt > :now AND attempts < :most";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  DynamoDbAttempts(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<Duration> count(Limit limit, String of) {
    Map<String, AttributeValue> key = key(limit, of);
    long now = clock.instant().getEpochSecond();
    Map<String, AttributeValue> firstOfWindow =
        Map.of(
            ":entity", text("Attempts"),
            ":one", number(1),
            ":end", number(now + limit.window().toSeconds()),
            ":now", number(now));
    Map<String, AttributeValue> oneMore =
        Map.of(":one", number(1), ":now", number(now), ":most", number(limit.most()));
    while (true) {
      if (update(key, BEGIN, NO_WINDOW, firstOfWindow).isEmpty()) {
        return Optional.empty();
      }
      Optional<Map<String, AttributeValue>> full = update(key, COUNT, ROOM_IN_WINDOW, oneMore);
      if (full.isEmpty()) {
        return Optional.empty();
      }
      // Deleted between both updates, it is begun anew.
      if (!full.get().isEmpty()) {
        return Optional.of(Duration.ofSeconds(number(full.get(), "expiresAt") - now));
      }
    }
  }

  @Override
  public void takeBack(Limit limit, String of) {
    update(
        key(limit, of),
        "SET attempts = attempts - :one",
        "attempts > :none",
        Map.of(":one", number(1), ":none", number(0)));
  }

  @Override
  public void forget(Limit limit, String of) {
    update(
        key(limit, of), "SET attempts = :none", "attribute_exists(pk)", Map.of(":none", number(0)));
  }

  /** The item as it was, without attributes if there was none; empty if the change was made. */
  private Optional<Map<String, AttributeValue>> update(
      Map<String, AttributeValue> key,
      String change,
      String condition,
      Map<String, AttributeValue> values) {
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(key)
                  .updateExpression(change)
                  .conditionExpression(condition)
                  .expressionAttributeValues(values)
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(e.item());
    }
  }

  private static Map<String, AttributeValue> key(Limit limit, String of) {
    String digest = Sha256.hex(of.getBytes(StandardCharsets.UTF_8));
    return Attributes.key(Key.ofAttempts(digest, limit.name()));
  }
}
