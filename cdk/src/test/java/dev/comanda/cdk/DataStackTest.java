package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataStackTest {

  private final Resource table = Assembly.dev().resource("Data", "OrdersTable");

  @Test
  void keysItemsByPkAndSk() {
    assertThat(keys(table.at("/KeySchema"))).containsExactly("pk HASH", "sk RANGE");
  }

  @Test
  void indexesItemsByGsi1WithEveryAttribute() {
    JsonNode index = table.at("/GlobalSecondaryIndexes/0");

    assertThat(table.at("/GlobalSecondaryIndexes")).hasSize(1);
    assertThat(index.path("IndexName").asText()).isEqualTo("gsi1");
    assertThat(keys(index.path("KeySchema"))).containsExactly("gsi1pk HASH", "gsi1sk RANGE");
    assertThat(index.at("/Projection/ProjectionType").asText()).isEqualTo("ALL");
  }

  @Test
  void streamsNewImages() {
    assertThat(table.at("/StreamSpecification/StreamViewType").asText()).isEqualTo("NEW_IMAGE");
  }

  @Test
  void expiresItemsByExpiresAt() {
    assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText()).isEqualTo("expiresAt");
    assertThat(table.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
  }

  @Test
  void paysPerRequest() {
    assertThat(table.at("/BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.Assembly#both")
  void canRestoreTheTableToAnyPointInTime(Assembly assembly) {
    assertThat(
            assembly
                .resource("Data", "OrdersTable")
                .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                .asBoolean())
        .isTrue();
  }

  @Test
  void protectsTheTableFromDeletionInProductionOnly() {
    String pointer = "/DeletionProtectionEnabled";

    assertThat(Assembly.prod().resource("Data", "OrdersTable").at(pointer).asBoolean()).isTrue();
    assertThat(table.at(pointer).asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OrdersTable", "EmailsBucket", "DataBucket", "LogsBucket"})
  void keepsDataInProductionOnly(String id) {
    assertThat(policies(Assembly.prod().resource("Data", id))).containsOnly("Retain");
    assertThat(policies(Assembly.dev().resource("Data", id))).containsOnly("Delete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EmailsBucket", "DataBucket", "LogsBucket"})
  void closesEveryBucketToThePublic(String id) {
    JsonNode block = Assembly.dev().resource("Data", id).at("/PublicAccessBlockConfiguration");

    assertThat(block).hasSize(4).allMatch(JsonNode::asBoolean);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EmailsBucket", "DataBucket", "LogsBucket"})
  void encryptsEveryBucket(String id) {
    assertThat(
            Assembly.dev()
                .resource("Data", id)
                .at("/BucketEncryption/ServerSideEncryptionConfiguration/0")
                .findValue("SSEAlgorithm")
                .asText())
        .isEqualTo("AES256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EmailsBucket", "DataBucket", "LogsBucket"})
  void refusesEveryBucketWithoutTls(String id) {
    assertThat(Assembly.dev().resource("Data", id + "Policy").statements())
        .anySatisfy(
            statement -> {
              assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
              assertThat(statement.path("Action").asText()).isEqualTo("s3:*");
              assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText())
                  .isEqualTo("false");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"EmailsBucket", "DataBucket"})
  void logsAccessToTheBucketsForThirtyDays(String id) {
    assertThat(
            Assembly.dev()
                .resource("Data", id)
                .at("/LoggingConfiguration/DestinationBucketName/Ref")
                .asText())
        .isEqualTo("LogsBucket");
    assertThat(
            Assembly.dev()
                .resource("Data", "LogsBucket")
                .at("/LifecycleConfiguration/Rules/0/ExpirationInDays")
                .asInt())
        .isEqualTo(30);
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.Assembly#both")
  void movesMailsToGlacierAfterAYearAndExpiresThemAfterTwo(Assembly assembly) {
    Resource bucket = assembly.resource("Data", "EmailsBucket");
    JsonNode rule = bucket.at("/LifecycleConfiguration/Rules/0");

    assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
    assertThat(rule.at("/Transitions/0/StorageClass").asText()).isEqualTo("GLACIER");
    assertThat(rule.at("/Transitions/0/TransitionInDays").asInt()).isEqualTo(365);
    assertThat(rule.at("/ExpirationInDays").asInt()).isEqualTo(730);
  }

  private static List<String> keys(JsonNode keySchema) {
    return Resource.list(keySchema).stream()
        .map(key -> key.path("AttributeName").asText() + " " + key.path("KeyType").asText())
        .toList();
  }

  private static List<String> policies(Resource resource) {
    return List.of(
        resource.definition().path("DeletionPolicy").asText(),
        resource.definition().path("UpdateReplacePolicy").asText());
  }
}
