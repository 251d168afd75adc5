package dev.comanda.email;

import dev.comanda.contract.Mail;
import dev.comanda.contract.table.Key;
import dev.comanda.runtime.aws.Attributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Remembers which mails were sent, so that a repeated delivery sends nothing: SES itself has no
 * token that would tell two requests for one mail.
 *
 * <p>A mail is claimed before SES is called and recorded as sent afterwards. A claim is a lease of
 * {@link #LEASE}, longer than any run of the function, so that a claim whose lease is over belongs
 * to a run that is dead. {@code claimedBy} (the run's request id) tells a run's own claim, seen
 * again when the SDK repeats a write whose answer was lost, from another's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html">DynamoDB
 *     condition expressions</a>
 */
final class MailLedger {

  /** How long a claim holds. */
  static final Duration LEASE = Duration.ofSeconds(12);

  private static final Duration KEPT = Duration.ofDays(90);
  private static final String OWN_CLAIM = "#status = :claimed AND claimedBy = :me";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;
  private final Mail message;

  /**
   * @param message which mail of an order it is about
   */
  MailLedger(DynamoDbClient dynamoDb, String table, Clock clock, Mail message) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
    this.message = message;
  }

  /**
   * Claims the mail of an order for this run.
   *
   * @param run the run's request id
   * @return empty if the run may send; otherwise the mail that was sent before
   * @throws MailInFlightException if another run holds the claim
   */
  Optional<SentMail> claim(String orderId, String run) {
    Instant now = clock.instant();
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(key(orderId))
                  .updateExpression(
                      "SET entity = :mail, #status = :claimed, claimedBy = :me,"
                          + " leaseUntil = :lease, expiresAt = :expires")
                  .conditionExpression(
                      "attribute_not_exists(pk) OR (#status = :claimed AND leaseUntil <= :now)")
                  .expressionAttributeNames(Map.of("#status", "status"))
                  .expressionAttributeValues(
                      Map.of(
                          ":mail", Attributes.text("Mail"),
                          ":claimed", Attributes.text("CLAIMED"),
                          ":me", Attributes.text(run),
                          ":now", Attributes.number(now.toEpochMilli()),
                          ":lease", Attributes.number(now.plus(LEASE).toEpochMilli()),
                          ":expires", Attributes.number(now.plus(KEPT).getEpochSecond())))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return whatElse(orderId, run, e.item());
    }
  }

  /**
   * Records that SES took the mail.
   *
   * @return the mail that is recorded: this one, or the one of another run if the claim was lost
   */
  SentMail sent(String orderId, String run, SentMail mail) {
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(key(orderId))
                  .updateExpression(
                      "SET #status = :sent, sesMessageId = :id, sentAt = :at, sha256 = :sha256")
                  .conditionExpression(OWN_CLAIM)
                  .expressionAttributeNames(Map.of("#status", "status"))
                  .expressionAttributeValues(
                      Map.of(
                          ":sent", Attributes.text("SENT"),
                          ":claimed", Attributes.text("CLAIMED"),
                          ":me", Attributes.text(run),
                          ":id", Attributes.text(mail.sesMessageId()),
                          ":at", Attributes.text(mail.sentAtText()),
                          ":sha256", Attributes.text(mail.sha256())))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return mail;
    } catch (ConditionalCheckFailedException e) {
      return isSent(e.item()) ? mailOf(e.item()) : mail;
    }
  }

  /** Ends the lease of this run's claim, so that the next run may send at once. */
  void release(String orderId, String run) {
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(key(orderId))
                  .updateExpression("SET leaseUntil = :over")
                  .conditionExpression(OWN_CLAIM)
                  .expressionAttributeNames(Map.of("#status", "status"))
                  .expressionAttributeValues(
                      Map.of(
                          ":over", Attributes.number(0),
                          ":claimed", Attributes.text("CLAIMED"),
                          ":me", Attributes.text(run))));
    } catch (ConditionalCheckFailedException e) {
      // The claim is another run's by now, and that run may send.
    }
  }

  private static Optional<SentMail> whatElse(
      String orderId, String run, Map<String, AttributeValue> item) {
    if (isSent(item)) {
      return Optional.of(mailOf(item));
    }
    if (run.equals(Attributes.text(item, "claimedBy"))) {
      return Optional.empty();
    }
    throw new MailInFlightException("Another run is sending the mail of order " + orderId);
  }

  private static boolean isSent(Map<String, AttributeValue> item) {
    return item.containsKey("status") && "SENT".equals(item.get("status").s());
  }

  private static SentMail mailOf(Map<String, AttributeValue> item) {
    return new SentMail(
        Attributes.text(item, "sesMessageId"),
        Instant.parse(Attributes.text(item, "sentAt")),
        Attributes.text(item, "sha256"));
  }

  private Map<String, AttributeValue> key(String orderId) {
    return Attributes.key(Key.ofMail(orderId, message));
  }
}
