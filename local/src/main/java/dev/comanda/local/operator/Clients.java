package dev.comanda.local.operator;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * AWS clients of the shop's region, with the credentials of the AWS command line. {@code
 * AWS_ENDPOINT_URL} is honoured.
 *
 * @param sqs the queues
 * @param dynamoDb the table
 * @param workflows the workflows
 * @param logs what workflows log
 * @param s3 the buckets
 * @param customers the user pool
 */
record Clients(
    SqsClient sqs,
    DynamoDbClient dynamoDb,
    SfnClient workflows,
    CloudWatchLogsClient logs,
    S3Client s3,
    CognitoIdentityProviderClient customers)
    implements AutoCloseable {

  /** Clients of that region. */
  static Clients of(Region region) {
    boolean onThisMachine = System.getenv("AWS_ENDPOINT_URL") != null;
    return new Clients(
        client(SqsClient.builder(), region),
        client(DynamoDbClient.builder(), region),
        client(
            SfnClient.builder()
                // Synchronous runs have a host of their own on AWS, sync-states.
                .overrideConfiguration(
                    override ->
                        override.putAdvancedOption(
                            SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, onThisMachine)),
            region),
        client(CloudWatchLogsClient.builder(), region),
        client(S3Client.builder().forcePathStyle(onThisMachine), region),
        client(CognitoIdentityProviderClient.builder(), region));
  }

  private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(
      B builder, Region region) {
    return builder.region(region).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  @Override
  public void close() {
    sqs.close();
    dynamoDb.close();
    workflows.close();
    logs.close();
    s3.close();
    customers.close();
  }
}
