package dev.comanda.cdk.data;

import dev.comanda.cdk.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.CdkDuration;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.operations.OperationsStack;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/** The table and the buckets. No change of code touches this stack. */
public final class DataStack extends ComandaStack {

  /** The index by category for products, and by day for orders. */
  public static final String GSI = "gsi1";

  private final DeploymentConfig config;
  private final Table ordersTable;
  private final Bucket logsBucket;
  private final Bucket emailsBucket;
  private final Bucket dataBucket;

  /** Defines the stack. */
  public DataStack(Construct app, DeploymentConfig config, OperationsStack operations) {
    super(app, config, "Data", "Products, orders, archived mails and the data lake of Comanda");
    this.config = config;
    ordersTable = table();
    logsBucket = accessLogs();
    emailsBucket = mailArchive();
    dataBucket = bucket("DataBucket").build();
    new DataAlarms(new Alarms(this, operations.alarmsTopic())).table(ordersTable, GSI);
    output("TableName", ordersTable.getTableName());
    output("TableStreamArn", ordersTable.getTableStreamArn());
    output("EmailsBucketName", emailsBucket.getBucketName());
    output("DataBucketName", dataBucket.getBucketName());
  }

  private Table table() {
    Table table =
        Table.Builder.create(this, "OrdersTable")
            .partitionKey(string("pk"))
            .sortKey(string("sk"))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .timeToLiveAttribute("expiresAt")
            .stream(StreamViewType.NEW_IMAGE)
            .deletionProtection(config.protectsData())
            .removalPolicy(config.retention().stateful())
            .build();
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName(GSI)
            .partitionKey(string("gsi1pk"))
            .sortKey(string("gsi1sk"))
            .projectionType(ProjectionType.ALL)
            .build());
    return table;
  }

  private static Attribute string(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }

  private Bucket accessLogs() {
    return secureBucket("LogsBucket")
        .lifecycleRules(
            List.of(
                LifecycleRule.builder()
                    .expiration(CdkDuration.of(config.retention().accessLogs()))
                    .build()))
        .build();
  }

  /**
   * Mails move to Glacier and later expire. A version that was replaced or deleted is kept as long
   * as a mail is.
   */
  private Bucket mailArchive() {
    return bucket("EmailsBucket")
        .versioned(true)
        .lifecycleRules(
            List.of(
                LifecycleRule.builder()
                    .transitions(
                        List.of(
                            Transition.builder()
                                .storageClass(StorageClass.GLACIER)
                                .transitionAfter(
                                    CdkDuration.of(config.retention().mailsUntilGlacier()))
                                .build()))
                    .expiration(CdkDuration.of(config.retention().mailsUntilExpiry()))
                    .noncurrentVersionExpiration(
                        CdkDuration.of(config.retention().mailsUntilExpiry()))
                    .abortIncompleteMultipartUploadAfter(software.amazon.awscdk.Duration.days(7))
                    .build()))
        .build();
  }

  private Bucket.Builder bucket(String id) {
    return secureBucket(id).serverAccessLogsBucket(logsBucket).serverAccessLogsPrefix(id + "/");
  }

  private Bucket.Builder secureBucket(String id) {
    return Bucket.Builder.create(this, id)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .encryption(BucketEncryption.S3_MANAGED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .removalPolicy(config.retention().stateful());
  }

  /** Products, stock, customers, orders, idempotency records and the mail ledger. */
  public ITable ordersTable() {
    return ordersTable;
  }

  /** The archived mails. */
  public IBucket emailsBucket() {
    return emailsBucket;
  }

  /** The data lake. */
  public IBucket dataBucket() {
    return dataBucket;
  }
}
