package dev.comanda.operations.shop;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * AWS clients of the shop's region, with the credentials of the AWS command line. {@code
 * AWS_ENDPOINT_URL} is honoured. Each is made when it is first asked for, which takes a while.
 */
public final class Clients implements AutoCloseable {

  private static final String NO_CREDENTIALS =
      "There are no AWS credentials. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
          + " AWS_SECRET_ACCESS_KEY; with IAM Identity Center first run"
          + " eval \"$(aws configure export-credentials --format env)\"";

  private final boolean onThisMachine = endpoint().isPresent();
  private final Map<Class<?>, SdkAutoCloseable> made = new ConcurrentHashMap<>();
  private final Optional<Region> region;
  private final AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();

  private Clients(Optional<Region> region) {
    this.region = region;
  }

  /**
   * Clients for a shop.
   *
   * @param outputs whose stacks are in the region; if no workflow tells it, the AWS command line's
   * @throws IllegalArgumentException if there are no credentials
   */
  public static Clients of(Outputs outputs) {
    Clients clients =
        new Clients(
            outputs
                .find("OrderFanoutArn")
                .flatMap(arn -> Arn.fromString(arn).region())
                .map(Region::of));
    try {
      clients.credentials.resolveCredentials();
    } catch (SdkClientException e) {
      throw new IllegalArgumentException(NO_CREDENTIALS, e);
    }
    return clients;
  }

  /** What is called in the place of AWS; empty for AWS itself. */
  static Optional<String> endpoint() {
    return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"));
  }

  /** The queues. */
  public SqsClient sqs() {
    return client(SqsClient.class, SqsClient::builder);
  }

  /** The table. */
  public DynamoDbClient dynamoDb() {
    return client(DynamoDbClient.class, DynamoDbClient::builder);
  }

  /** The workflows. */
  public SfnClient workflows() {
    // Synchronous runs have a host of their own on AWS, sync-states.
    return client(
        SfnClient.class,
        () ->
            SfnClient.builder()
                .overrideConfiguration(
                    override ->
                        override.putAdvancedOption(
                            SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, onThisMachine)));
  }

  /** What workflows log. */
  public CloudWatchLogsClient logs() {
    return client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
  }

  /** The buckets. */
  public S3Client s3() {
    return client(S3Client.class, () -> S3Client.builder().forcePathStyle(onThisMachine));
  }

  /** The user pool. */
  public CognitoIdentityProviderClient customers() {
    return client(CognitoIdentityProviderClient.class, CognitoIdentityProviderClient::builder);
  }

  private <
          C extends SdkAutoCloseable, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>>
      C client(Class<C> type, Supplier<B> builder) {
    return type.cast(made.computeIfAbsent(type, absent -> build(builder.get())));
  }

  private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(B builder) {
    region.ifPresent(builder::region);
    return builder
        .credentialsProvider(credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @Override
  public void close() {
    made.values().forEach(SdkAutoCloseable::close);
  }
}
