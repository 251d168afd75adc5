package dev.comanda.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Where orders end up: the table, the archive, the lake, and the dead-letter queues. */
public final class Sinks {

  private static final Duration LAKE_LIMIT = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Target target;
  private final S3Client s3;
  private final SqsClient sqs;
  private final DynamoDbClient dynamoDb;

  public Sinks(Target target) {
    this.target = target;
    this.s3 = target.s3();
    this.sqs = target.sqs();
    this.dynamoDb = target.dynamoDb();
  }

  /** The keys of an order's archived mails. */
  public List<String> archiveKeys(String orderId) {
    return keys("EmailsBucketName").filter(key -> key.contains(orderId)).toList();
  }

  /** Waits for the archived copy of an order's mail, and reads it. */
  public String awaitArchivedMail(String orderId) {
    String key =
        Awaitility.await("the archived mail of " + orderId)
            .atMost(LIMIT)
            .until(() -> archiveKeys(orderId), keys -> !keys.isEmpty())
            .get(0);
    return s3.getObjectAsBytes(get -> get.bucket(target.output("EmailsBucketName")).key(key))
        .asString(StandardCharsets.UTF_8);
  }

  /** Waits until the lake has an order, and gives all of its rows. */
  public List<LakeRow> awaitLakeRows(String orderId) {
    return Awaitility.await("the lake's row of " + orderId)
        .atMost(LAKE_LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> lakeRows(orderId), rows -> !rows.isEmpty());
  }

  /** The lake's rows of an order that have been delivered so far. */
  public List<LakeRow> lakeRows(String orderId) {
    return keys("DataBucketName")
        .filter(key -> key.startsWith("orders/"))
        .flatMap(this::rows)
        .filter(row -> row.json().path("order_id").asText().equals(orderId))
        .toList();
  }

  /** The bodies in a queue; they stay in it. */
  public List<JsonNode> messages(String queueUrlOutput) {
    return received(queueUrlOutput).stream().map(Message::body).map(Json::parse).toList();
  }

  /** Waits for a message that the text is in, and gives its id. */
  public String messageId(String queueUrlOutput, String text) {
    return await(queueUrlOutput, text).messageId();
  }

  /** Waits for a message that the text is in, and deletes it. */
  public void delete(String queueUrlOutput, String text) {
    String receipt = await(queueUrlOutput, text).receiptHandle();
    sqs.deleteMessage(
        delete -> delete.queueUrl(target.output(queueUrlOutput)).receiptHandle(receipt));
  }

  private Message await(String queueUrlOutput, String text) {
    return Awaitility.await(text + " in " + queueUrlOutput)
        .atMost(LIMIT)
        .until(
            () ->
                received(queueUrlOutput).stream()
                    .filter(message -> message.body().contains(text))
                    .findFirst()
                    .orElse(null),
            message -> message != null);
  }

  private List<Message> received(String queueUrlOutput) {
    return sqs.receiveMessage(
            receive ->
                receive
                    .queueUrl(target.output(queueUrlOutput))
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(0)
                    .waitTimeSeconds(0))
        .messages();
  }

  /** Waits for a dead letter that the text is in, and gives it. */
  public JsonNode awaitMessage(String queueUrlOutput, String text) {
    return Json.parse(await(queueUrlOutput, text).body());
  }

  /** Puts a message into a queue. */
  public void send(String queueUrlOutput, String body) {
    sqs.sendMessage(send -> send.queueUrl(target.output(queueUrlOutput)).messageBody(body));
  }

  /** One item of the table, empty when there is none. */
  public Map<String, AttributeValue> item(String pk, String sk) {
    return dynamoDb
        .getItem(
            get ->
                get.tableName(target.output("TableName"))
                    .consistentRead(true)
                    .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))))
        .item();
  }

  /** Writes one item of the table. */
  public void put(Map<String, AttributeValue> item) {
    dynamoDb.putItem(put -> put.tableName(target.output("TableName")).item(item));
  }

  /** How many items stand under a partition key. */
  public int count(String pk) {
    return dynamoDb
        .query(
            query ->
                query
                    .tableName(target.output("TableName"))
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk))))
        .count();
  }

  /** How many units of a product are left. */
  public int stock(String productId) {
    return Integer.parseInt(item("STOCK#" + productId, "STOCK").get("units").n());
  }

  /** Sets how many units of a product are left. */
  public void stock(String productId, int units) {
    put(
        Map.of(
            "pk", AttributeValue.fromS("STOCK#" + productId),
            "sk", AttributeValue.fromS("STOCK"),
            "entity", AttributeValue.fromS("Stock"),
            "productId", AttributeValue.fromS(productId),
            "units", AttributeValue.fromN(String.valueOf(units))));
  }

  /** Sets what a product costs, in minor units, and gives what it did cost. */
  public int price(String productId, int amount) {
    Map<String, AttributeValue> item = new HashMap<>(item("CATALOGUE", "PRODUCT#" + productId));
    AttributeValue before = item.put("price", AttributeValue.fromN(String.valueOf(amount)));
    put(item);
    return Integer.parseInt(before.n());
  }

  private Stream<String> keys(String bucketOutput) {
    return s3
        .listObjectsV2Paginator(list -> list.bucket(target.output(bucketOutput)))
        .contents()
        .stream()
        .map(S3Object::key);
  }

  private Stream<LakeRow> rows(String key) {
    try (var object = s3.getObject(get -> get.bucket(target.output("DataBucketName")).key(key));
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(object), StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> new LakeRow(key, Json.parse(line))).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One row.
   *
   * @param key the object that it is in
   */
  public record LakeRow(String key, JsonNode json) {}
}
