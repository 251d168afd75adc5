package dev.comanda.cdk.data;

import dev.comanda.cdk.config.DeploymentConfig;
import software.amazon.awscdk.services.dynamodb.Attribute;
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
            .partitionKey(string("pk"))
            .sortKey(string("sk"))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .timeToLiveAttribute("expiresAt")
            .stream(StreamViewType.NEW_IMAGE)
            .deletionProtection(config.protectsData())
            .removalPolicy(config.retention().undeletable())
            .build();
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName(DataStack.GSI)
            .partitionKey(string("gsi1pk"))
            .sortKey(string("gsi1sk"))
            .projectionType(ProjectionType.ALL)
            .build());
    return table;
  }

  private static Attribute string(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
