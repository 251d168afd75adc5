package dev.comanda.engine.services.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.service.Created;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ServiceTest {

  @TempDir private static Path folder;
  private static TestDoor door;
  private static S3Service service;
  private static Created bucket;
  private static S3Client s3;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(folder.resolve("s3/left-over"));
    Files.writeString(folder.resolve("s3/left-over/object"), "from an earlier run");
    door = new TestDoor();
    service = new S3Service(door.door(), door.http(), door.port(3), folder.resolve("s3"));
    bucket = service.create(TestDoor.resource("AWS::S3::Bucket", "EmailsBucket", "{}"));
    s3 = door.client(S3Client.builder());
  }

  @AfterAll
  static void stop() {
    service.close();
    door.close();
  }

  @Test
  void namesTheBucketInLowerCaseAndStartsEmpty() {
    assertThat(bucket.ref()).isEqualTo("test-emailsbucket");
    assertThat(bucket.attributes()).containsEntry("Arn", "arn:aws:s3:::test-emailsbucket");
    assertThat(s3.listBuckets().buckets()).extracting("name").contains("test-emailsbucket");
    assertThat(s3.listBuckets().buckets()).extracting("name").doesNotContain("left-over");
  }

  @Test
  void keepsBodyTypeAndMetadata() {
    String text = "Subject: ¡Gracias!\r\n\r\nañil";
    s3.putObject(
        r ->
            r.bucket(bucket.ref())
                .key("orders/2026/01/a b+c.eml")
                .contentType("message/rfc822")
                .metadata(Map.of("ses-message-id", "m-1")),
        RequestBody.fromString(text));

    var object = s3.getObjectAsBytes(r -> r.bucket(bucket.ref()).key("orders/2026/01/a b+c.eml"));
    assertThat(object.asString(StandardCharsets.UTF_8)).isEqualTo(text);
    var head = s3.headObject(r -> r.bucket(bucket.ref()).key("orders/2026/01/a b+c.eml"));
    assertThat(head.contentType()).isEqualTo("message/rfc822");
    assertThat(head.contentLength()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    assertThat(head.metadata()).containsEntry("ses-message-id", "m-1");
    assertThat(s3.listObjectsV2(r -> r.bucket(bucket.ref()).prefix("orders/")).contents())
        .extracting("key")
        .contains("orders/2026/01/a b+c.eml");
  }

  @Test
  void keepsAnObjectThatIsPutOnlyIfThereIsNone() {
    putIfNone("once", "first");

    assertThatThrownBy(() -> putIfNone("once", "second"))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    assertThat(s3.getObjectAsBytes(r -> r.bucket(bucket.ref()).key("once")).asUtf8String())
        .isEqualTo("first");
  }

  @Test
  void copiesWhatItsReplicationRulesSay() {
    var copies = service.create(TestDoor.resource("AWS::S3::Bucket", "Copies", "{}"));
    var source =
        service.create(
            TestDoor.resource(
                "AWS::S3::Bucket",
                "Source",
                """
                {'ReplicationConfiguration':{'Rules':[{'Status':'Enabled','Filter':{'Prefix':'mails/'},
                  'DeleteMarkerReplication':{'Status':'Enabled'},
                  'Destination':{'Bucket':'arn:aws:s3:::test-copies'}}]}}"""));
    put(source, "other/1");
    put(source, "mails/a b.eml");

    Awaitility.await().until(() -> keys(copies).contains("mails/a b.eml"));
    assertThat(keys(copies)).containsExactly("mails/a b.eml");
    assertThat(s3.headObject(r -> r.bucket(copies.ref()).key("mails/a b.eml")).metadata())
        .containsEntry("kept", "yes");
    s3.deleteObject(r -> r.bucket(source.ref()).key("mails/a b.eml"));
    Awaitility.await().until(() -> keys(copies).isEmpty());
  }

  private static void put(Created into, String key) {
    s3.putObject(
        r -> r.bucket(into.ref()).key(key).metadata(Map.of("kept", "yes")),
        RequestBody.fromString(key));
  }

  private static List<String> keys(Created of) {
    return s3.listObjectsV2(r -> r.bucket(of.ref())).contents().stream().map(o -> o.key()).toList();
  }

  @Test
  void letsOneOfManyAtOnceWin() throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> put =
          () -> {
            try {
              putIfNone("race", Thread.currentThread().getName());
              return true;
            } catch (S3Exception e) {
              return false;
            }
          };
      int winners = 0;
      for (Future<Boolean> won : pool.invokeAll(List.of(put, put, put, put, put, put, put, put))) {
        winners += won.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      pool.shutdown();
    }
  }

  private static void putIfNone(String key, String text) {
    s3.putObject(
        r -> r.bucket(bucket.ref()).key(key).ifNoneMatch("*"), RequestBody.fromString(text));
  }
}
