package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every bucket of every stack. */
class BucketsTest {

  private static final String BUCKET = "AWS::S3::Bucket";

  private final Assembly dev = Assembly.dev();

  @Test
  void areThoseOfTheArchitecture() {
    assertThat(dev.resources(BUCKET))
        .extracting(Resource::toString)
        .contains(
            "Data/EmailsBucket",
            "Data/DataBucket",
            "Data/LogsBucket",
            "Replica/EmailsReplicaBucket",
            "Replica/ReplicaLogsBucket");
  }

  @ParameterizedTest
  @MethodSource("buckets")
  void areClosedToThePublic(Resource bucket) {
    assertThat(bucket.at("/PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allMatch(JsonNode::asBoolean);
    assertThat(bucket.at("/OwnershipControls/Rules/0/ObjectOwnership").asText())
        .isEqualTo("BucketOwnerEnforced");
  }

  @ParameterizedTest
  @MethodSource("buckets")
  void areEncryptedWithoutAKeyThatCopyingWouldNeed(Resource bucket) {
    assertThat(
            bucket
                .at("/BucketEncryption/ServerSideEncryptionConfiguration/0")
                .findValue("SSEAlgorithm")
                .asText())
        .isEqualTo("AES256");
  }

  @ParameterizedTest
  @MethodSource("buckets")
  void refuseConnectionsWithoutTls(Resource bucket) {
    assertThat(policy(bucket))
        .anySatisfy(
            statement -> {
              assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
              assertThat(statement.path("Action").asText()).isEqualTo("s3:*");
              assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText())
                  .isEqualTo("false");
            });
  }

  @ParameterizedTest
  @MethodSource("buckets")
  void logAccessIntoABucketOfTheirRegion(Resource bucket) {
    boolean keepsLogs = bucket.id().endsWith("LogsBucket");
    String logs = bucket.stack().equals("Replica") ? "ReplicaLogsBucket" : "LogsBucket";

    JsonNode logging = bucket.at("/LoggingConfiguration");

    assertThat(logging.isMissingNode()).isEqualTo(keepsLogs);
    if (!keepsLogs) {
      assertThat(logging.path("DestinationBucketName").toString()).contains(logs);
      assertThat(logging.path("LogFilePrefix").asText()).isEqualTo(bucket.id() + "/");
    }
  }

  @ParameterizedTest
  @MethodSource("logsBuckets")
  void keepLogsForThirtyDays(Resource logs) {
    assertThat(logs.at("/LifecycleConfiguration/Rules/0/ExpirationInDays").asInt()).isEqualTo(30);
    assertThat(logs.at("/LifecycleConfiguration/Rules/0/Status").asText()).isEqualTo("Enabled");
  }

  @ParameterizedTest
  @MethodSource("logsBuckets")
  void takeTheLogsOfTheBucketsOfThisAccount(Resource logs) {
    assertThat(policy(logs))
        .filteredOn(statement -> service(statement).equals("logging.s3.amazonaws.com"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("s3:PutObject");
              assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
                  .isEqualTo("AWS::AccountId");
            });
  }

  @Test
  void takeTheDeliveriesOfCloudWatchForThisAccount() {
    assertThat(policy(dev.resource("Data", "LogsBucket")))
        .filteredOn(statement -> service(statement).equals("delivery.logs.amazonaws.com"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
                  .isEqualTo("AWS::AccountId");
              assertThat(statement.at("/Condition/ArnLike/aws:SourceArn").toString())
                  .contains(":delivery-source:*");
            });
  }

  @ParameterizedTest
  @MethodSource("data")
  void keepDataInProductionOnly(String stack, String id) {
    assertThat(Assembly.prod().resource(stack, id).keptAfterItsStack()).isTrue();
    assertThat(dev.resource(stack, id).keptAfterItsStack()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("buckets")
  void areEmptiedBeforeTheyGoInDevelopment(Resource bucket) {
    Resource emptied =
        dev.resource(bucket.stack(), bucket.id() + "AutoDeleteObjectsCustomResource");

    assertThat(emptied.at("/BucketName/Ref").asText()).isEqualTo(bucket.id());
    assertThat(Resource.texts(emptied.definition().path("DependsOn")))
        .as("emptied while the policy still lets it be")
        .contains(bucket.id() + "Policy");
    assertThat(bucket.at("/Tags").toString()).contains("aws-cdk:auto-delete-objects");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void areEmptiedByNobodyInProduction(Assembly assembly) {
    for (Resource bucket : assembly.resources(BUCKET)) {
      assertThat(bucket.at("/Tags").toString().contains("auto-delete"))
          .as(bucket.toString())
          .isEqualTo(!assembly.isProduction());
    }
    assertThat(assembly.resources("Custom::S3AutoDeleteObjects").isEmpty())
        .isEqualTo(assembly.isProduction());
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void keepNoHiddenVersionsAndNoMarkersOfThemForEver(Assembly assembly) {
    for (Resource bucket : assembly.resources(BUCKET)) {
      if (bucket.properties().has("VersioningConfiguration")) {
        assertThat(days(bucket, "NoncurrentDays")).as(bucket.toString()).isPositive();
        assertThat(lifecycle(bucket).findValues("ExpiredObjectDeleteMarker"))
            .as(bucket.toString())
            .singleElement()
            .satisfies(flag -> assertThat(flag.asBoolean()).isTrue());
      }
    }
  }

  private static int days(Resource bucket, String rule) {
    return lifecycle(bucket).findValues(rule).stream().mapToInt(JsonNode::asInt).max().orElse(0);
  }

  private static JsonNode lifecycle(Resource bucket) {
    return bucket.at("/LifecycleConfiguration");
  }

  private static List<JsonNode> policy(Resource bucket) {
    return Assembly.dev().resource(bucket.stack(), bucket.id() + "Policy").statements();
  }

  private static String service(JsonNode statement) {
    return statement.at("/Principal/Service").asText();
  }

  static List<Resource> buckets() {
    return Assembly.dev().resources(BUCKET);
  }

  static Stream<Resource> logsBuckets() {
    return buckets().stream().filter(bucket -> bucket.id().endsWith("LogsBucket"));
  }

  /** All but the storefront's files, which can be built again. */
  static Stream<Object[]> data() {
    return buckets().stream()
        .filter(bucket -> !bucket.id().equals("WebBucket"))
        .map(bucket -> new Object[] {bucket.stack(), bucket.id()});
  }
}
