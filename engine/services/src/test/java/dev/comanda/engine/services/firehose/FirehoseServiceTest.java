package dev.comanda.engine.services.firehose;

import static dev.comanda.engine.aws.TestDoor.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.services.kinesis.KinesisService;
import dev.comanda.engine.services.s3.S3Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirehoseServiceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Door door = new Door(new Faults());
  private final List<String> kinesis = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final AtomicInteger putsToFail = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private FirehoseService service;

  @BeforeEach
  void start() {
    door.register(KinesisService.API, this::answerKinesis);
    door.register(S3Service.API, this::answerS3);
    service = new FirehoseService(door);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void writesWhatTheStreamHasAsOneCompressedObject() throws Exception {
    kinesis.addAll(List.of("{\"a\":1}\n", "{\"a\":2}\n"));
    service.create(fromKinesis("'IntervalInSeconds':0"));
    service.start();

    await().atMost(PATIENCE).until(() -> objects.size() == 1);
    String key = objects.keySet().iterator().next();
    assertThat(key)
        .matches("/lake/orders/dt=2023-11-14/Test-Lake-1-2023-11-14-22-13-20-[0-9a-f-]{36}\\.gz");
    assertThat(unzipped(objects.get(key))).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
  }

  @Test
  void triesAgainUntilTheObjectIsWritten() throws Exception {
    putsToFail.set(2);
    kinesis.add("x");
    service.create(fromKinesis("'IntervalInSeconds':0"));
    service.start();

    await().atMost(PATIENCE).until(() -> !objects.isEmpty());
    assertThat(objects).hasSize(1);
    assertThat(putsToFail).hasNegativeValue();
  }

  @Test
  void deliversOnceWhatHadToWait() throws Exception {
    kinesis.add("first");
    service.create(fromKinesis("'IntervalInSeconds':0"));
    service.start();
    await().atMost(PATIENCE).until(() -> objects.size() == 1);

    putsToFail.set(1_000);
    kinesis.add("second");
    await().atMost(PATIENCE).until(() -> putsToFail.get() < 1_000);
    putsToFail.set(0);

    await().atMost(PATIENCE).until(() -> objects.size() == 2);
    service.close();
    assertThat(allDelivered()).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void deliversWhatItHoldsWhenItIsClosed() throws Exception {
    kinesis.add("held");
    service.create(fromKinesis("'IntervalInSeconds':900"));
    service.start();
    await().atMost(PATIENCE).until(() -> reads.get() > 1);
    assertThat(objects).isEmpty();

    service.close();

    assertThat(allDelivered()).containsExactly("held");
  }

  @Test
  void takesRecordsThatArePutDirectly() throws Exception {
    service.create(
        resource(
            "AWS::KinesisFirehose::DeliveryStream",
            "Direct",
            """
            {'ExtendedS3DestinationConfiguration':{'BucketARN':'arn:aws:s3:::lake',
              'BufferingHints':{'IntervalInSeconds':0}}}
            """));
    service.start();
    var client = new AwsClient(door, Caller.CLIENT);

    JsonNode answer =
        client.call(
            "firehose",
            "PutRecordBatch",
            Json.parse(
                """
                {"DeliveryStreamName":"Test-Direct","Records":[{"Data":"YQ=="},{"Data":"Yg=="}]}
                """));

    assertThat(answer.path("FailedPutCount").asInt(-1)).isZero();
    assertThat(answer.path("RequestResponses")).hasSize(2);
    await().atMost(PATIENCE).until(() -> objects.size() == 1);
    assertThat(objects.values().iterator().next()).asString().isEqualTo("ab");
    assertThatThrownBy(
            () ->
                client.call(
                    "firehose",
                    "PutRecord",
                    Json.parse("{\"DeliveryStreamName\":\"none\",\"Record\":{\"Data\":\"YQ==\"}}")))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"));
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> service.create(fromKinesis("'IntervalInSeconds':901")))
        .hasMessageContaining("BufferingHints.IntervalInSeconds must be from 0 to 900");
    assertThatThrownBy(
            () ->
                service.create(
                    resource(
                        "AWS::KinesisFirehose::DeliveryStream",
                        "Parquet",
                        """
                        {'ExtendedS3DestinationConfiguration':{'BucketARN':'arn:aws:s3:::lake',
                          'DataFormatConversionConfiguration':{}}}
                        """)))
        .hasMessageContaining("DataFormatConversionConfiguration is not supported");
  }

  private static Resource fromKinesis(String hints) {
    return resource(
        "AWS::KinesisFirehose::DeliveryStream",
        "Lake",
        """
        {'DeliveryStreamType':'KinesisStreamAsSource',
         'KinesisStreamSourceConfiguration':
           {'KinesisStreamARN':'arn:aws:kinesis:us-east-1:000000000000:stream/s','RoleARN':'r'},
         'ExtendedS3DestinationConfiguration':{'BucketARN':'arn:aws:s3:::lake','RoleARN':'r',
           'Prefix':'orders/dt=!{timestamp:yyyy-MM-dd}/','ErrorOutputPrefix':'errors/',
           'CompressionFormat':'GZIP','BufferingHints':{%s}}}
        """
            .formatted(hints));
  }

  /** One stream with one shard; the sequence number of a record is its index. */
  private AwsResponse answerKinesis(AwsRequest request) {
    JsonNode input = Json.parse(request.body());
    ObjectNode output = Json.object();
    switch (request.operation()) {
      case "DescribeStream" ->
          output
              .putObject("StreamDescription")
              .put("StreamARN", "arn:s")
              .put("StreamCreationTimestamp", 1);
      case "ListShards" -> output.putArray("Shards").addObject().put("ShardId", "shard");
      case "GetShardIterator" ->
          output.put(
              "ShardIterator",
              input.path("ShardIteratorType").asText().equals("TRIM_HORIZON")
                  ? "0"
                  : Integer.toString(input.path("StartingSequenceNumber").asInt() + 1));
      case "GetRecords" -> {
        reads.incrementAndGet();
        int from = Integer.parseInt(input.path("ShardIterator").asText());
        List<String> all = List.copyOf(kinesis);
        ArrayNode records = output.putArray("Records");
        for (int i = from; i < all.size(); i++) {
          records
              .addObject()
              .put("Data", all.get(i).getBytes(StandardCharsets.UTF_8))
              .put("SequenceNumber", Integer.toString(i))
              .put("ApproximateArrivalTimestamp", 1_700_000_000);
        }
        output.put("NextShardIterator", Integer.toString(all.size())).put("MillisBehindLatest", 0);
      }
      default -> throw new IllegalArgumentException(request.operation());
    }
    return new AwsResponse(200, Map.of(), Json.bytes(output));
  }

  private AwsResponse answerS3(AwsRequest request) {
    if (putsToFail.getAndDecrement() > 0) {
      return new AwsResponse(503, Map.of(), "<Error><Code>SlowDown</Code></Error>".getBytes());
    }
    objects.put(URLDecoder.decode(request.target(), StandardCharsets.UTF_8), request.body());
    return new AwsResponse(200, Map.of(), new byte[0]);
  }

  private List<String> allDelivered() throws IOException {
    List<String> delivered = new CopyOnWriteArrayList<>();
    for (byte[] object : objects.values()) {
      delivered.add(unzipped(object));
    }
    return delivered;
  }

  private static String unzipped(byte[] object) throws IOException {
    return new String(
        new GZIPInputStream(new ByteArrayInputStream(object)).readAllBytes(),
        StandardCharsets.UTF_8);
  }
}
