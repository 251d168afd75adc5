package dev.comanda.engine.services.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.services.node.NodeEngines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

class KinesisServiceTest {

  @TempDir private static Path folder;
  private static TestDoor door;
  private static KinesisService service;
  private static Created stream;
  private static KinesisClient kinesis;

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    service =
        new KinesisService(
            door.door(),
            door.http(),
            door.port(4),
            door.port(5),
            new NodeEngines(Path.of("."), folder));
    stream =
        service.create(
            TestDoor.resource(
                "AWS::Kinesis::Stream",
                "LakeStream",
                "{'ShardCount':1,'RetentionPeriodHours':24,'StreamEncryption':{'KeyId':'x'}}"));
    kinesis = door.client(KinesisClient.builder());
  }

  @AfterAll
  static void stop() {
    service.close();
    door.close();
  }

  @Test
  void keepsRecordsInOrder() {
    assertThat(stream.attributes().get("Arn"))
        .isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/Test-LakeStream");

    var put =
        kinesis.putRecords(
            r -> r.streamName(stream.ref()).records(record("first"), record("second")));

    assertThat(put.failedRecordCount()).isZero();
    assertThat(read()).startsWith("first", "second");
  }

  @Test
  void refusesSomeRecordsOfTheSdksOwnFormat() {
    door.door()
        .faults()
        .add(
            (com.fasterxml.jackson.databind.node.ObjectNode)
                Json.parse(
                    """
                    {"service":"kinesis","operation":"PutRecords","times":1,
                     "effect":{"refuseRecords":[0],"code":"InternalFailure"}}"""));

    var put =
        kinesis.putRecords(
            r -> r.streamName(stream.ref()).records(record("refused"), record("taken")));

    assertThat(put.failedRecordCount()).isEqualTo(1);
    assertThat(put.records().get(0).errorCode()).isEqualTo("InternalFailure");
    assertThat(put.records().get(1).sequenceNumber()).isNotEmpty();
    assertThat(read()).contains("taken").doesNotContain("refused");
  }

  private static PutRecordsRequestEntry record(String text) {
    return PutRecordsRequestEntry.builder()
        .partitionKey("customer")
        .data(SdkBytes.fromUtf8String(text))
        .build();
  }

  private static java.util.List<String> read() {
    String shard = kinesis.listShards(r -> r.streamName(stream.ref())).shards().get(0).shardId();
    String iterator =
        kinesis
            .getShardIterator(
                r ->
                    r.streamName(stream.ref())
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    return kinesis.getRecords(r -> r.shardIterator(iterator)).records().stream()
        .map(r -> r.data().asString(StandardCharsets.UTF_8))
        .toList();
  }
}
