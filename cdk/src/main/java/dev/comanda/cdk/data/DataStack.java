package dev.comanda.cdk.data;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Buckets;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.Ordered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableAttributes;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The table and the buckets. No change of code touches this stack. */
public final class DataStack extends ComandaStack {

  /** The index by category for products, and by day for orders. */
  public static final String GSI = "gsi1";

  /** The id of the rule by which S3 copies mails: a dimension of its replication metrics. */
  public static final String REPLICATION_RULE = "mails";

  /** The folder of the lake's bucket for what Athena answers. Deleted after a month. */
  public static final String QUERY_RESULTS = "athena-results/";

  private static final Duration QUERY_RESULTS_AGE = Duration.days(30);

  private final DeploymentConfig config;
  private final ITable ordersTable;
  private final Bucket logsBucket;
  private final Bucket emailsBucket;
  private final IBucket emailsReplica;
  private final Bucket dataBucket;

  /**
   * Defines the stack.
   *
   * @param emailsReplica the bucket, in another region, that mails are copied to
   */
  public DataStack(
      Construct app, DeploymentConfig config, ITopic alarmsTopic, IBucket emailsReplica) {
    super(app, config, "Data", "Products, orders, archived mails and the data lake of Comanda");
    this.config = config;
    this.emailsReplica = emailsReplica;
    ordersTable = tableInUse(table());
    logsBucket = accessLogs();
    emailsBucket = mailArchive();
    dataBucket = lake();
    DataAlarms alarms = new DataAlarms(new Alarms(this, alarmsTopic));
    alarms.table(ordersTable, GSI);
    alarms.replication(emailsBucket, emailsReplica, REPLICATION_RULE);
    output("TableName", ordersTable.getTableName());
    output("TableStreamArn", ordersTable.getTableStreamArn());
    output("EmailsBucketName", emailsBucket.getBucketName());
    output("DataBucketName", dataBucket.getBucketName());
  }

  /**
   * The table of this stack, unless another was restored in its place. What the other stacks import
   * of it stays exported meanwhile: they are deployed after this one.
   */
  private ITable tableInUse(Table own) {
    keepExported(own.getTableName());
    keepExported(own.getTableArn());
    keepExported(own.getTableStreamArn());
    return config
        .restoredTable()
        .map(
            restored ->
                Table.fromTableAttributes(
                    this,
                    "RestoredTable",
                    TableAttributes.builder()
                        .tableArn(restored.arn())
                        .tableStreamArn(restored.streamArn())
                        .globalIndexes(List.of(GSI))
                        .build()))
        .orElse(own);
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
            .removalPolicy(config.retention().undeletable())
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

  /**
   * The access logs of buckets and of CloudFront, whose logs come by way of CloudWatch.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html">Logs
   *     sent to S3</a>
   */
  private Bucket accessLogs() {
    Bucket logs = Buckets.logs(this, "LogsBucket", config);
    String sources =
        formatArn(
            ArnComponents.builder()
                .service("logs")
                .resource("delivery-source")
                .resourceName("*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
    logs.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
            .actions(List.of("s3:PutObject"))
            .resources(List.of(logs.arnForObjects("*AWSLogs/" + getAccount() + "/*")))
            .conditions(
                Ordered.map(
                    entry(
                        "StringEquals",
                        Ordered.map(
                            entry("aws:SourceAccount", getAccount()),
                            entry("s3:x-amz-acl", "bucket-owner-full-control"))),
                    entry("ArnLike", Map.of("aws:SourceArn", sources))))
            .build());
    return logs;
  }

  private Bucket mailArchive() {
    comesAfter(emailsReplica, "S3 copies into buckets that exist");
    MailReplication replication = new MailReplication(this, "EmailsReplication", emailsReplica);
    Bucket mails = replication.copying(Buckets.mails(this, "EmailsBucket", config)).build();
    replication.grant(mails);
    return Buckets.logAccess(mails, logsBucket);
  }

  private Bucket lake() {
    Bucket lake =
        Buckets.closed(this, "DataBucket", config)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .prefix(QUERY_RESULTS)
                        .expiration(QUERY_RESULTS_AGE)
                        .build()))
            .build();
    return Buckets.logAccess(lake, logsBucket);
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

  /** Access logs. Nothing but {@link Buckets#logAccess} and the deliveries of CloudWatch use it. */
  public IBucket logsBucket() {
    return logsBucket;
  }

  /** The bucket, in the other region, that mails are copied to. */
  public String replicaBucketName() {
    return emailsReplica.getBucketName();
  }
}
