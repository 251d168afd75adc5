package dev.comanda.cdk.data;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.config.RestoredTable;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Buckets;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.MailBucket;
import dev.comanda.contract.table.Attribute;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableAttributes;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The table and the buckets. No change of code touches this stack. */
public final class DataStack extends ComandaStack {

  /** The id of the rule by which S3 copies mails: a dimension of its replication metrics. */
  public static final String REPLICATION_RULE = "mails";

  /** The folder of the lake's bucket for what Athena answers. Deleted after a month. */
  public static final String QUERY_RESULTS = "athena-results/";

  private static final Duration QUERY_RESULTS_AGE = Duration.days(30);

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
    this.emailsReplica = emailsReplica;
    ordersTable = tableInUse(config, OrdersTable.define(this, "OrdersTable", config));
    logsBucket = AccessLogsBucket.define(this, "LogsBucket", config);
    emailsBucket = mailArchive(config);
    dataBucket = lake(config);
    Alarms alarms = new Alarms(this, alarmsTopic);
    TableAlarms.define(alarms, ordersTable, Attribute.INDEX);
    ReplicationAlarms.define(alarms, emailsBucket, emailsReplica);
    output("TableName", ordersTable.getTableName());
    output("TableStreamArn", ordersTable.getTableStreamArn());
    output("EmailsBucketName", emailsBucket.getBucketName());
    output("DataBucketName", dataBucket.getBucketName());
  }

  /**
   * The table of this stack, unless another was restored in its place. What the other stacks import
   * of it stays exported meanwhile: they are deployed after this one.
   */
  private ITable tableInUse(DeploymentConfig config, Table own) {
    keepExported(own.getTableName());
    keepExported(own.getTableArn());
    keepExported(own.getTableStreamArn());
    return config.restoredTable().map(this::restored).orElse(own);
  }

  private ITable restored(RestoredTable table) {
    return Table.fromTableAttributes(
        this,
        "RestoredTable",
        TableAttributes.builder()
            .tableArn(table.arn())
            .tableStreamArn(table.streamArn())
            .globalIndexes(List.of(Attribute.INDEX))
            .build());
  }

  private Bucket mailArchive(DeploymentConfig config) {
    comesAfter(emailsReplica, "S3 copies into buckets that exist");
    MailReplication replication = new MailReplication(this, "EmailsReplication", emailsReplica);
    Bucket mails = replication.copying(MailBucket.builder(this, "EmailsBucket", config)).build();
    replication.grant(mails);
    return Buckets.logAccess(mails, logsBucket);
  }

  private Bucket lake(DeploymentConfig config) {
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

  /** Where sent mails are kept. */
  public MailArchive archive() {
    return new MailArchive(emailsBucket, emailsReplica, REPLICATION_RULE);
  }

  /** The data lake. */
  public IBucket dataBucket() {
    return dataBucket;
  }

  /** Access logs. Nothing but {@link Buckets#logAccess} and the deliveries of CloudWatch use it. */
  public IBucket logsBucket() {
    return logsBucket;
  }
}
