package dev.comanda.engine.services.firehose;

import static dev.comanda.engine.aws.TestDoor.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.services.kinesis.KinesisService;
import dev.comanda.engine.services.node.NodeEngines;
import dev.comanda.engine.services.s3.S3Service;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A delivery stream from kinesis-local to S3Proxy, as it will run. */
class FirehoseOnEnginesTest {

  @Test
  void writesToTheBucketWhatIsPutIntoTheStream(@TempDir Path folder) throws Exception {
    try (var door = new TestDoor();
        var s3 = new S3Service(door.door(), door.http(), door.port(3), folder.resolve("s3"));
        var kinesis =
            new KinesisService(
                door.door(),
                door.http(),
                door.port(4),
                door.port(5),
                new NodeEngines(Path.of("."), folder));
        var firehose = new FirehoseService(door.door())) {
      var bucket = s3.create(resource("AWS::S3::Bucket", "DataBucket", "{}"));
      var stream = kinesis.create(resource("AWS::Kinesis::Stream", "Lake", "{'ShardCount':2}"));
      firehose.create(
          resource(
              "AWS::KinesisFirehose::DeliveryStream",
              "LakeDelivery",
              """
              {'DeliveryStreamType':'KinesisStreamAsSource',
               'KinesisStreamSourceConfiguration':{'KinesisStreamARN':'%s','RoleARN':'r'},
               'ExtendedS3DestinationConfiguration':{'BucketARN':'%s','RoleARN':'r',
                 'Prefix':'orders/dt=!{timestamp:yyyy-MM-dd}/','ErrorOutputPrefix':'errors/',
                 'CompressionFormat':'GZIP','BufferingHints':{'IntervalInSeconds':0}}}
              """
                  .formatted(stream.attributes().get("Arn"), bucket.attributes().get("Arn"))));
      firehose.start();

      var client = door.client(KinesisClient.builder());
      client.putRecord(
          r ->
              r.streamName(stream.ref())
                  .partitionKey("c")
                  .data(SdkBytes.fromUtf8String("{\"name\":\"añil\"}\n")));

      var bucketClient = door.client(S3Client.builder());
      List<S3Object> objects =
          await()
              .atMost(Duration.ofSeconds(30))
              .until(
                  () ->
                      bucketClient
                          .listObjectsV2(r -> r.bucket(bucket.ref()).prefix("orders/dt="))
                          .contents(),
                  found -> !found.isEmpty());
      byte[] object =
          bucketClient
              .getObjectAsBytes(r -> r.bucket(bucket.ref()).key(objects.get(0).key()))
              .asByteArray();
      assertThat(
              new String(
                  new GZIPInputStream(new ByteArrayInputStream(object)).readAllBytes(),
                  StandardCharsets.UTF_8))
          .isEqualTo("{\"name\":\"añil\"}\n");
    }
  }
}
