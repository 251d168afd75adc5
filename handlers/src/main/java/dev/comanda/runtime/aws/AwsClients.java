package dev.comanda.runtime.aws;

import dev.comanda.runtime.Backoff.Sleeper;
import dev.comanda.runtime.Config;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * The SDK's clients as a function needs them: quick to start (region, credentials and HTTP client
 * are named, so that nothing is looked up) and bounded in time.
 *
 * <p>Every call is bounded by three attempts at most and by {@link #CALL_TIMEOUT} in all, so that a
 * slow service is answered before the function itself times out. {@code AWS_ENDPOINT_URL} is
 * honoured.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/lambda-optimize-starttime.html">Reduce
 *     SDK startup time for Lambda</a>
 */
public final class AwsClients {

  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(8);

  private final Region region;
  private final Optional<URI> endpoint;
  private final FunctionCredentials credentials;
  private volatile SdkHttpClient standIn;

  /**
   * Clients for the region {@code AWS_REGION}.
   *
   * @throws IllegalStateException if the configuration names no region
   */
  public AwsClients(Config config) {
    this.region = Region.of(config.required("AWS_REGION"));
    this.endpoint = config.optional("AWS_ENDPOINT_URL").map(URI::create);
    this.credentials = new FunctionCredentials(config, () -> standIn != null);
  }

  /**
   * From now on nothing is sent: another client answers all requests, and they are signed with
   * nobody's credentials. It ends with {@link #perform}.
   */
  public void rehearse(SdkHttpClient answering) {
    standIn = answering;
  }

  /** From now on requests are sent, as they are from the start. */
  public void perform() {
    standIn = null;
  }

  /** Waits as the given one does, except in a rehearsal, whose rounds would each take that long. */
  public Sleeper withoutRehearsals(Sleeper sleeper) {
    return time -> {
      if (standIn == null) {
        sleeper.sleep(time);
      }
    };
  }

  /** Does all that fetching credentials takes, and throws them away. */
  public void rehearseCredentials() {
    credentials.rehearse();
  }

  /** A client of DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder()).build();
  }

  /**
   * A client of a Cognito user pool. It signs nothing: the operations that Comanda calls (SignUp,
   * ConfirmSignUp, InitiateAuth) are public. It never repeats a request: a customer whose
   * registration was done, and its answer lost, would be told that the address is taken.
   */
  public CognitoIdentityProviderClient cognito() {
    return withoutRetries(configured(CognitoIdentityProviderClient.builder(), CALL_TIMEOUT))
        .build();
  }

  /**
   * A client of the SES API v2. It never repeats a request: SES would send the mail again whose
   * answer was lost.
   */
  public SesV2Client ses() {
    return withoutRetries(configured(SesV2Client.builder())).build();
  }

  /** A client of S3, with the bucket in the path where another endpoint than AWS's is named. */
  public S3Client s3() {
    return configured(S3Client.builder()).forcePathStyle(endpoint.isPresent()).build();
  }

  /** A client of Kinesis Data Streams. */
  public KinesisClient kinesis() {
    return configured(KinesisClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder) {
    return configured(builder, ATTEMPT_TIMEOUT);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, Duration attemptTimeout) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(
            new SwitchedHttpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTION_TIMEOUT)
                    .socketTimeout(attemptTimeout)
                    .build(),
                () -> standIn))
        .overrideConfiguration(
            override ->
                override
                    .retryStrategy(RetryMode.STANDARD)
                    .apiCallAttemptTimeout(attemptTimeout)
                    .apiCallTimeout(CALL_TIMEOUT));
  }

  private static <B extends AwsClientBuilder<B, C>, C> B withoutRetries(B builder) {
    return builder.overrideConfiguration(
        builder.overrideConfiguration().toBuilder()
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .build());
  }
}
