package dev.comanda.it;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of the services of AWS that answer at one endpoint which is not AWS's own. */
public record Services(URI endpoint) {

  /** The region of everything that the tests ask. */
  public static final Region REGION = Region.US_EAST_1;

  /** A function whose image has to be fetched first answers late. */
  private static final Duration LATE = Duration.ofMinutes(5);

  /** A client of tables and their streams. */
  public DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder()).build();
  }

  /** A client of user pools. */
  public CognitoIdentityProviderClient cognito() {
    return configured(CognitoIdentityProviderClient.builder()).build();
  }

  /** A client of queues. */
  public SqsClient sqs() {
    return configured(SqsClient.builder()).build();
  }

  /** A client of topics. */
  public SnsClient sns() {
    return configured(SnsClient.builder()).build();
  }

  /** A client of buckets. */
  public S3Client s3() {
    return configured(S3Client.builder()).forcePathStyle(true).build();
  }

  /** A client of data streams. */
  public KinesisClient kinesis() {
    return configured(KinesisClient.builder()).build();
  }

  /** A client of functions. */
  public LambdaClient lambda() {
    return configured(LambdaClient.builder()).build();
  }

  /** A client of state machines; an address of numbers has no {@code sync-} before it. */
  public SfnClient sfn() {
    return configured(SfnClient.builder())
        .overrideConfiguration(
            override ->
                override.putAdvancedOption(
                    SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
        .build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(REGION)
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LATE))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("client", "client")));
  }
}
