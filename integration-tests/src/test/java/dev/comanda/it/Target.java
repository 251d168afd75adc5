package dev.comanda.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A running Comanda: its addresses, its stacks' outputs, and clients for its AWS services.
 *
 * @param storefront the base URL of the web site, through CloudFront, without a slash at its end
 * @param api the base URL of the API, through CloudFront
 * @param apiOrigin the base URL of API Gateway, which only CloudFront may call
 * @param inbox the base URL of the local SES with its {@code /store}
 * @param aws the endpoint of every AWS service
 * @param outputs by stack, then by output key, as {@code cdk deploy --outputs-file} writes them
 */
public record Target(URI storefront, URI api, URI apiOrigin, URI inbox, URI aws, JsonNode outputs)
    implements Deployment {

  private static final String DEAD_LETTERS = "DeadLetterQueueUrl";

  /** Reads {@code endpoints.json} and {@code outputs.json} from a folder. */
  public static Target in(Path stateDir) {
    try {
      JsonNode endpoints =
          Json.MAPPER.readTree(Files.readAllBytes(stateDir.resolve("endpoints.json")));
      JsonNode outputs = Json.MAPPER.readTree(Files.readAllBytes(stateDir.resolve("outputs.json")));
      return new Target(
          URI.create(endpoints.required("storefront").asText()),
          URI.create(endpoints.required("api").asText()),
          URI.create(endpoints.required("apiOrigin").asText()),
          URI.create(endpoints.required("inbox").asText()),
          URI.create(endpoints.required("aws").asText()),
          outputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String output(String key) {
    return StreamSupport.stream(outputs.spliterator(), false)
        .filter(stack -> stack.has(key))
        .map(stack -> stack.get(key).asText())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No stack has an output " + key));
  }

  /**
   * Who consumes events: every {@code N} that has the outputs {@code NQueueUrl} and {@code
   * NDeadLetterQueueUrl}.
   */
  public List<String> consumers() {
    return keys()
        .filter(key -> key.endsWith(DEAD_LETTERS))
        .map(key -> key.substring(0, key.length() - DEAD_LETTERS.length()))
        .filter(consumer -> has(consumer + "QueueUrl"))
        .toList();
  }

  /** Those of them that work on every order. */
  public List<String> consumersOfOrders() {
    return consumers().stream().filter(consumer -> has("Order" + consumer + "Arn")).toList();
  }

  private boolean has(String key) {
    return keys().anyMatch(key::equals);
  }

  private Stream<String> keys() {
    return StreamSupport.stream(outputs.spliterator(), false)
        .flatMap(stack -> stack.properties().stream())
        .map(Map.Entry::getKey);
  }

  /** Its AWS services. */
  @Override
  public Services services() {
    return new Services(aws);
  }

  /** A client of the table and its stream. */
  public DynamoDbClient dynamoDb() {
    return services().dynamoDb();
  }

  /** A client of the user pool. */
  public CognitoIdentityProviderClient cognito() {
    return services().cognito();
  }

  /** A client of the queues. */
  public SqsClient sqs() {
    return services().sqs();
  }

  /** A client of the buckets. */
  public S3Client s3() {
    return services().s3();
  }

  /** A client of the lake's stream. */
  public KinesisClient kinesis() {
    return services().kinesis();
  }
}
