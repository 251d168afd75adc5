package dev.comanda.engine.services.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.service.Created;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

class DynamoDbServiceTest {

  private static final String TABLE =
      """
      {'AttributeDefinitions': [
         {'AttributeName':'pk','AttributeType':'S'}, {'AttributeName':'sk','AttributeType':'S'},
         {'AttributeName':'gsi1pk','AttributeType':'S'}],
       'KeySchema': [
         {'AttributeName':'pk','KeyType':'HASH'}, {'AttributeName':'sk','KeyType':'RANGE'}],
       'GlobalSecondaryIndexes': [{'IndexName':'gsi1',
         'KeySchema':[{'AttributeName':'gsi1pk','KeyType':'HASH'}],
         'Projection':{'ProjectionType':'ALL'}}],
       'BillingMode':'PAY_PER_REQUEST',
       'StreamSpecification':{'StreamViewType':'NEW_IMAGE'},
       'TimeToLiveSpecification':{'AttributeName':'expiresAt','Enabled':true},
       'PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}
      """;

  private static TestDoor door;
  private static DynamoDbService service;
  private static Created table;
  private static DynamoDbClient dynamoDb;

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    service = new DynamoDbService(door.door(), door.http(), door.port(1));
    table = service.create(TestDoor.resource("AWS::DynamoDB::GlobalTable", "OrdersTable", TABLE));
    dynamoDb = door.client(DynamoDbClient.builder());
  }

  @AfterAll
  static void stop() {
    service.close();
    door.close();
  }

  @Test
  void namesTheTableInTheRegionThatIsPlayed() {
    assertThat(table.ref()).isEqualTo("Test-OrdersTable");
    assertThat(table.attributes().get("Arn"))
        .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/Test-OrdersTable");
    assertThat(dynamoDb.describeTable(r -> r.tableName(table.ref())).table().tableArn())
        .isEqualTo(table.attributes().get("Arn"));
    assertThat(
            dynamoDb
                .describeTimeToLive(r -> r.tableName(table.ref()))
                .timeToLiveDescription()
                .attributeName())
        .isEqualTo("expiresAt");
  }

  @Test
  void streamsWhatIsWritten() {
    put("STREAMED", "é");

    try (var streams = door.client(DynamoDbStreamsClient.builder())) {
      String arn = table.attributes().get("StreamArn");
      assertThat(arn).startsWith("arn:aws:dynamodb:us-east-1:000000000000:table/Test-OrdersTable/");
      String shard =
          streams
              .describeStream(r -> r.streamArn(arn))
              .streamDescription()
              .shards()
              .get(0)
              .shardId();
      String iterator =
          streams
              .getShardIterator(
                  r ->
                      r.streamArn(arn)
                          .shardId(shard)
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      Record last =
          Awaitility.await()
              .atMost(Duration.ofSeconds(10))
              .until(
                  () ->
                      streams.getRecords(r -> r.shardIterator(iterator)).records().stream()
                          .filter(r -> r.dynamodb().keys().get("pk").s().equals("STREAMED"))
                          .findFirst()
                          .orElse(null),
                  Objects::nonNull);
      assertThat(last.awsRegion()).isEqualTo("us-east-1");
      assertThat(last.dynamodb().newImage().get("text").s()).isEqualTo("é");
    }
  }

  @Test
  void cancelsATransactionAsAWhole() {
    assertThatThrownBy(
            () ->
                dynamoDb.transactWriteItems(
                    r ->
                        r.transactItems(
                            i -> i.put(p -> p.tableName(table.ref()).item(item("WHOLE", "x"))),
                            i ->
                                i.conditionCheck(
                                    c ->
                                        c.tableName(table.ref())
                                            .key(key("NOT-THERE"))
                                            .conditionExpression("attribute_exists(pk)")))))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(dynamoDb.getItem(r -> r.tableName(table.ref()).key(key("WHOLE"))).hasItem())
        .isFalse();
  }

  @Test
  void answersOnLoopbackOnly() throws Exception {
    for (var network : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : network.inetAddresses().toList()) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, door.port(1)).close())
              .isInstanceOf(java.io.IOException.class);
        }
      }
    }
  }

  private static void put(String pk, String text) {
    dynamoDb.putItem(r -> r.tableName(table.ref()).item(item(pk, text)));
  }

  private static Map<String, AttributeValue> item(String pk, String text) {
    return Map.of(
        "pk", AttributeValue.fromS(pk),
        "sk", AttributeValue.fromS("A"),
        "text", AttributeValue.fromS(text));
  }

  private static Map<String, AttributeValue> key(String pk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("A"));
  }
}
