package dev.comanda.cdk.data;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.contract.table.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/** The one table: its keys, its index, and the stream that orders leave it by. */
final class OrdersTable {

  private OrdersTable() {}

  static Table define(Construct scope, String id, DeploymentConfig config) {
    Table table =
        Table.Builder.create(scope, id)
            .partitionKey(string(Attribute.PK))
            .sortKey(string(Attribute.SK))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .timeToLiveAttribute(Attribute.EXPIRES_AT)
            .stream(StreamViewType.NEW_IMAGE)
            .deletionProtection(config.protectsData())
            .removalPolicy(config.retention().undeletable())
            .build();
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName(Attribute.INDEX)
            .partitionKey(string(Attribute.INDEX_PK))
            .sortKey(string(Attribute.INDEX_SK))
            .projectionType(ProjectionType.ALL)
            .build());
    return table;
  }

  private static software.amazon.awscdk.services.dynamodb.Attribute string(String name) {
    return software.amazon.awscdk.services.dynamodb.Attribute.builder()
        .name(name)
        .type(AttributeType.STRING)
        .build();
  }
}
