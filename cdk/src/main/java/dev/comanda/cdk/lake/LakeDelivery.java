package dev.comanda.cdk.lake;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.workflows.construct.Logs;
import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kinesis.IStream;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogStream;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * Firehose, which collects rows from the stream and writes them, compressed, into one folder a day.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html">Permissions</a>
 */
final class LakeDelivery extends Construct {

  /** The folder of the rows. */
  static final String ROWS = "orders/";

  private static final String ERRORS = "errors/";
  private static final String DAY = "dt=!{timestamp:yyyy-MM-dd}/";

  private final DeploymentConfig config;
  private final LogGroup logs;
  private final LogStream errorLog;
  private final CfnDeliveryStream delivery;

  LakeDelivery(Construct scope, String id, DeploymentConfig config, IStream source, IBucket lake) {
    super(scope, id);
    this.config = config;
    logs = Logs.builder(this, "Logs", config.retention().logs()).build();
    errorLog =
        LogStream.Builder.create(this, "ErrorLog")
            .logGroup(logs)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    Role role = role(source, lake);
    delivery =
        CfnDeliveryStream.Builder.create(this, "Resource")
            .deliveryStreamType("KinesisStreamAsSource")
            .kinesisStreamSourceConfiguration(
                CfnDeliveryStream.KinesisStreamSourceConfigurationProperty.builder()
                    .kinesisStreamArn(source.getStreamArn())
                    .roleArn(role.getRoleArn())
                    .build())
            .extendedS3DestinationConfiguration(destination(lake, role))
            .build();
    delivery.getNode().addDependency(role);
    Nag.accept(
        delivery,
        "AwsSolutions-KDF1",
        "Its source is an encrypted Kinesis stream, for which Firehose allows no key of its own.");
  }

  /** The delivery stream's name, by which its metrics are found. */
  String name() {
    return delivery.getRef();
  }

  private CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty destination(
      IBucket lake, Role role) {
    return CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty.builder()
        .bucketArn(lake.getBucketArn())
        .roleArn(role.getRoleArn())
        .prefix(ROWS + DAY)
        .errorOutputPrefix(ERRORS + "!{firehose:error-output-type}/" + DAY)
        .compressionFormat("GZIP")
        .bufferingHints(
            CfnDeliveryStream.BufferingHintsProperty.builder()
                .intervalInSeconds(config.lake().buffer().toSeconds())
                .sizeInMBs(config.lake().bufferMiB())
                .build())
        .cloudWatchLoggingOptions(
            CfnDeliveryStream.CloudWatchLoggingOptionsProperty.builder()
                .enabled(true)
                .logGroupName(logs.getLogGroupName())
                .logStreamName(errorLog.getLogStreamName())
                .build())
        .build();
  }

  /**
   * Firehose documents no condition for who takes its role. No other account can pass it the role.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#firehose-assume-role">Allow
   *     Firehose to assume a role</a>
   */
  private Role role(IStream source, IBucket lake) {
    Role role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("firehose.amazonaws.com"))
            .description("What the delivery to the data lake may do")
            .build();
    Permissions.allow(
        role,
        List.of(
            "kinesis:DescribeStream",
            "kinesis:GetShardIterator",
            "kinesis:GetRecords",
            "kinesis:ListShards"),
        List.of(source.getStreamArn()));
    Permissions.allow(
        role,
        List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
        List.of(lake.getBucketArn()));
    Permissions.allow(
        role,
        List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"),
        List.of(lake.arnForObjects(ROWS + "*"), lake.arnForObjects(ERRORS + "*")));
    logs.grantWrite(role);
    for (String folder : List.of(ROWS, ERRORS)) {
      Nag.accept(
          role.getNode().findChild("DefaultPolicy"),
          "AwsSolutions-IAM5",
          "Resource::<DataBucket.Arn>/" + folder + "*",
          "Firehose names the objects by time, below the two folders that it may write to.");
    }
    return role;
  }
}
