package dev.comanda.cdk.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
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

  @Test
  void encryptsTheTableWithTheKeyThatAwsOwns() {
    assertThat(table.properties().has("SSESpecification")).isFalse();
  }

  @Test
  void keepsTheTableInProductionOnly() {
    assertThat(Assembly.prod().resource("Data", "OrdersTable").keptAfterItsStack()).isTrue();
    assertThat(table.keptAfterItsStack()).isFalse();
  }

  private static List<String> keys(JsonNode keySchema) {
    return Resource.list(keySchema).stream()
        .map(key -> key.path("AttributeName").asText() + " " + key.path("KeyType").asText())
        .toList();
  }
}
