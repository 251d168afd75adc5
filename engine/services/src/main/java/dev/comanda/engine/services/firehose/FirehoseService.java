package dev.comanda.engine.services.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Batch;
import dev.comanda.engine.aws.protocol.JsonEngine;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The delivery streams of an assembly.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/what-is-this-service.html">Amazon
 *     Data Firehose</a>
 */
public final class FirehoseService implements AwsService {

  /** How it is called. */
  public static final Api API =
      Api.json("firehose", "Firehose_20150804")
          .with(
              "PutRecordBatch",
              Batch.answeredByPosition("Records", "RequestResponses", "FailedPutCount"));

  private static final String S3 = "ExtendedS3DestinationConfiguration";
  private static final Set<String> PROPERTIES =
      Set.of(
          "DeliveryStreamName",
          "DeliveryStreamType",
          "DeliveryStreamEncryptionConfigurationInput",
          "KinesisStreamSourceConfiguration",
          S3,
          "S3DestinationConfiguration",
          "Tags");
  private static final Set<String> DESTINATION_PROPERTIES =
      Set.of(
          "BucketARN",
          "RoleARN",
          "Prefix",
          "ErrorOutputPrefix",
          "BufferingHints",
          "CompressionFormat",
          "CloudWatchLoggingOptions",
          "EncryptionConfiguration",
          "FileExtension",
          "ProcessingConfiguration",
          "DynamicPartitioningConfiguration",
          "S3BackupMode");

  private final Door door;
  private final Map<String, DeliveryStream> streams = new ConcurrentSkipListMap<>();

  /** Registers the engine {@code firehose}. */
  public FirehoseService(Door door) {
    this.door = door;
    door.register(API, new JsonEngine(API, new FirehoseApi(streams)));
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::KinesisFirehose::DeliveryStream");
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    allow("", properties, PROPERTIES);
    String given = properties.path("DeliveryStreamName").asText(resource.physicalName());
    String name = given.length() > 64 ? given.substring(given.length() - 64) : given;
    String arn = Environment.arn("firehose", "deliverystream/" + name);
    JsonNode s3 = properties.path(properties.has(S3) ? S3 : "S3DestinationConfiguration");
    var destination = destination(resource.logicalId(), name, s3);
    streams.put(
        name,
        new DeliveryStream(
            name, arn, source(resource.logicalId(), properties), buffer(s3), destination));
    return new Created(name, Map.of("Arn", arn));
  }

  private KinesisSource source(String logicalId, ObjectNode properties) {
    String type = properties.path("DeliveryStreamType").asText("DirectPut");
    if (type.equals("DirectPut")) {
      return null;
    }
    if (!type.equals("KinesisStreamAsSource")) {
      throw new IllegalArgumentException(
          "DeliveryStreamType must be DirectPut or KinesisStreamAsSource, not " + type);
    }
    String arn =
        properties.path("KinesisStreamSourceConfiguration").path("KinesisStreamARN").asText();
    if (!arn.startsWith("arn:aws:kinesis:")) {
      throw new IllegalArgumentException(
          "KinesisStreamSourceConfiguration.KinesisStreamARN must be a stream's ARN, not " + arn);
    }
    String role = properties.path("KinesisStreamSourceConfiguration").path("RoleARN").asText();
    return new KinesisSource(
        new AwsClient(door, Caller.inRole(logicalId, role)), arn.substring(arn.indexOf('/') + 1));
  }

  private S3Destination destination(String logicalId, String name, JsonNode s3) {
    String bucketArn = s3.path("BucketARN").asText();
    if (!bucketArn.startsWith("arn:aws:s3:::")) {
      throw new IllegalArgumentException(
          S3 + ".BucketARN must be a bucket's ARN; other destinations are not supported");
    }
    allow(S3 + ".", s3, DESTINATION_PROPERTIES);
    refuseEnabled(s3, "ProcessingConfiguration");
    refuseEnabled(s3, "DynamicPartitioningConfiguration");
    if (!s3.path("S3BackupMode").asText("Disabled").equals("Disabled")) {
      throw new IllegalArgumentException(S3 + ".S3BackupMode must be Disabled");
    }
    String compression = s3.path("CompressionFormat").asText("UNCOMPRESSED");
    if (!Set.of("UNCOMPRESSED", "GZIP").contains(compression)) {
      throw new IllegalArgumentException(
          S3 + ".CompressionFormat must be UNCOMPRESSED or GZIP, not " + compression);
    }
    String prefix = s3.path("Prefix").asText("");
    String errors = s3.path("ErrorOutputPrefix").asText("");
    if (prefix.contains("!{") && errors.isEmpty()) {
      throw new IllegalArgumentException(
          S3 + ".ErrorOutputPrefix is required when Prefix has expressions");
    }
    // Nothing is processed here, so nothing fails to be; what AWS would refuse is refused anyhow.
    new ObjectPrefix(S3 + ".ErrorOutputPrefix", errors);
    return new S3Destination(
        door,
        Caller.inRole(logicalId, s3.path("RoleARN").asText()),
        name,
        bucketArn.substring(bucketArn.lastIndexOf(':') + 1),
        new ObjectPrefix(S3 + ".Prefix", prefix),
        compression.equals("GZIP"),
        s3.path("FileExtension").asText(null));
  }

  private static Buffer buffer(JsonNode s3) {
    JsonNode hints = s3.path("BufferingHints");
    int megabytes = within("SizeInMBs", hints, 1, 128, 5);
    int seconds = within("IntervalInSeconds", hints, 0, 900, 300);
    return new Buffer(megabytes * 1024 * 1024, Duration.ofSeconds(seconds));
  }

  private static int within(String member, JsonNode hints, int least, int most, int otherwise) {
    int value = hints.path(member).asInt(otherwise);
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s.BufferingHints.%s must be from %d to %d, not %d"
              .formatted(S3, member, least, most, value));
    }
    return value;
  }

  private static void refuseEnabled(JsonNode s3, String member) {
    if (s3.path(member).path("Enabled").asBoolean()) {
      throw new IllegalArgumentException("%s.%s is not supported".formatted(S3, member));
    }
  }

  private static void allow(String group, JsonNode node, Set<String> names) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new IllegalArgumentException(
                    "%s%s is not supported; supported are %s".formatted(group, name, names));
              }
            });
  }

  @Override
  public void start() {
    streams.values().forEach(DeliveryStream::start);
  }

  @Override
  public void close() {
    streams.values().forEach(DeliveryStream::stop);
  }
}
