package dev.comanda.local.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.assembly.Environment;
import dev.comanda.local.assembly.Resource;
import dev.comanda.local.checkpoints.Checkpoints;
import dev.comanda.local.door.AwsClient;
import dev.comanda.local.door.Caller;
import dev.comanda.local.door.Door;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Makes a pipe from its resource, and refuses what AWS refuses or this runtime does not do.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-pipes-pipe.html">AWS::Pipes::Pipe</a>
 */
final class PipeFactory {

  private static final Set<String> PROPERTIES =
      Set.of(
          "Name",
          "Description",
          "DesiredState",
          "RoleArn",
          "Source",
          "SourceParameters",
          "Target",
          "TargetParameters",
          "Tags",
          "LogConfiguration",
          "KmsKeyIdentifier");

  private static final Set<String> STREAM_PROPERTIES =
      Set.of(
          "BatchSize",
          "DeadLetterConfig",
          "MaximumBatchingWindowInSeconds",
          "MaximumRecordAgeInSeconds",
          "MaximumRetryAttempts",
          "OnPartialBatchItemFailure",
          "ParallelizationFactor",
          "StartingPosition");

  private final Door door;
  private final Path checkpoints;
  private final int queueConcurrency;

  /**
   * @param checkpoints the folder of checkpoints; null to keep them in memory
   * @param queueConcurrency the most batches of a queue that a pipe delivers at once
   */
  PipeFactory(Door door, Path checkpoints, int queueConcurrency) {
    this.door = door;
    this.checkpoints = checkpoints;
    this.queueConcurrency = queueConcurrency;
  }

  Pipe make(Resource resource) {
    var properties = new Properties("", resource.properties());
    properties.allow(PROPERTIES);
    properties.required("RoleArn");
    String name = name(properties.text("Name", shortened(resource.physicalName())));
    String arn = Environment.arn("pipes", "pipe/" + name);
    String state = properties.oneOf("DesiredState", Set.of("RUNNING", "STOPPED"), "RUNNING");
    var aws = new AwsClient(door, new Caller(resource.logicalId()));

    String sourceArn = properties.required("Source");
    String targetArn = properties.required("Target");
    var context = new TemplateContext(arn, name, sourceArn, targetArn);
    var delivery = delivery(aws, targetArn, properties.group("TargetParameters"), context);
    Source source = source(aws, name, arn, sourceArn, properties, delivery);
    return new Pipe(name, arn, state.equals("RUNNING"), source);
  }

  private static String name(String name) {
    if (!name.matches("[.\\-_A-Za-z0-9]{1,64}")) {
      throw new IllegalArgumentException(
          "Name must be 1 to 64 letters, digits, dots, dashes or underscores, not " + name);
    }
    return name;
  }

  /** CloudFormation shortens a name that it makes to what the type allows. */
  private static String shortened(String name) {
    return name.length() <= 64 ? name : name.substring(name.length() - 64);
  }

  private static Delivery delivery(
      AwsClient aws, String targetArn, Properties parameters, TemplateContext context) {
    parameters.allow(
        Set.of("InputTemplate", "StepFunctionStateMachineParameters", "LambdaFunctionParameters"));
    String template = parameters.text("InputTemplate", null);
    return new Delivery(
        template == null ? null : new InputTemplate(template, context),
        target(aws, targetArn, parameters));
  }

  private static Target target(AwsClient aws, String arn, Properties parameters) {
    Set<String> types = Set.of("REQUEST_RESPONSE", "FIRE_AND_FORGET");
    if (arn.startsWith("arn:aws:states:")) {
      Properties group = parameters.group("StepFunctionStateMachineParameters");
      String type = group.oneOf("InvocationType", types, "REQUEST_RESPONSE");
      return new StepFunctionsTarget(aws, arn, type.equals("REQUEST_RESPONSE"));
    }
    if (arn.startsWith("arn:aws:lambda:")) {
      parameters
          .group("LambdaFunctionParameters")
          .oneOf("InvocationType", Set.of("REQUEST_RESPONSE"), "REQUEST_RESPONSE");
      return new LambdaTarget(aws, arn);
    }
    throw new IllegalArgumentException(
        "Target must be a state machine or a function; this runtime delivers to no " + arn);
  }

  private Source source(
      AwsClient aws,
      String name,
      String arn,
      String sourceArn,
      Properties properties,
      Delivery delivery) {
    Properties parameters = properties.group("SourceParameters");
    parameters.allow(Set.of("FilterCriteria", "DynamoDBStreamParameters", "SqsQueueParameters"));
    Filter filter = Filter.of(parameters.node().path("FilterCriteria"));
    if (sourceArn.startsWith("arn:aws:sqs:")) {
      return queue(aws, name, sourceArn, parameters.group("SqsQueueParameters"), filter, delivery);
    }
    if (sourceArn.startsWith("arn:aws:dynamodb:") && sourceArn.contains("/stream/")) {
      return stream(
          aws,
          name,
          arn,
          sourceArn,
          parameters.group("DynamoDBStreamParameters"),
          filter,
          delivery);
    }
    throw new IllegalArgumentException(
        "Source must be an SQS queue or a DynamoDB stream; this runtime polls no " + sourceArn);
  }

  private Source queue(
      AwsClient aws,
      String name,
      String queueArn,
      Properties parameters,
      Filter filter,
      Delivery delivery) {
    parameters.allow(Set.of("BatchSize", "MaximumBatchingWindowInSeconds"));
    if (queueArn.endsWith(".fifo")) {
      throw new IllegalArgumentException(
          "Source must be a standard queue; this runtime polls no FIFO queue: " + queueArn);
    }
    Batching batching = batching(parameters, 10);
    if (batching.size() > 10 && batching.window().isZero()) {
      throw new IllegalArgumentException(
          "SqsQueueParameters.MaximumBatchingWindowInSeconds must be at least 1 when BatchSize is"
              + " greater than 10");
    }
    return new QueueSource(
        name, new QueuePoller(aws, queueArn, batching, filter, delivery), queueConcurrency);
  }

  private Source stream(
      AwsClient aws,
      String name,
      String arn,
      String streamArn,
      Properties parameters,
      Filter filter,
      Delivery delivery) {
    parameters.allow(STREAM_PROPERTIES);
    var settings =
        new StreamSettings(
            parameters.oneOf("StartingPosition", Set.of("TRIM_HORIZON", "LATEST"), null),
            parameters.integer("ParallelizationFactor", 1, 10, 1),
            batching(parameters, 100),
            filter,
            retryPolicy(parameters));
    Path file = checkpoints == null ? null : checkpoints.resolve(name + ".json");
    return new StreamSource(
        name,
        new Streams(aws, streamArn),
        settings,
        delivery,
        new DeadLetter(aws, deadLetterArn(parameters), arn, streamArn),
        new Checkpoints(file, streamArn));
  }

  private static Batching batching(Properties parameters, int size) {
    int window = parameters.integer("MaximumBatchingWindowInSeconds", 0, 300, 0);
    return new Batching(
        parameters.integer("BatchSize", 1, 10_000, size), Duration.ofSeconds(window));
  }

  private static RetryPolicy retryPolicy(Properties parameters) {
    int age = parameters.integer("MaximumRecordAgeInSeconds", -1, 604_800, -1);
    boolean bisects = parameters.node().has("OnPartialBatchItemFailure");
    if (bisects) {
      parameters.oneOf("OnPartialBatchItemFailure", Set.of("AUTOMATIC_BISECT"), null);
    }
    return new RetryPolicy(
        parameters.integer("MaximumRetryAttempts", -1, 10_000, -1),
        age < 0 ? null : Duration.ofSeconds(age),
        bisects,
        Backoff.STANDARD);
  }

  private static String deadLetterArn(Properties parameters) {
    JsonNode arn = parameters.node().path("DeadLetterConfig").path("Arn");
    if (arn.isMissingNode()) {
      return null;
    }
    if (!arn.asText().matches("arn:aws:(sqs|sns):.*") || arn.asText().endsWith(".fifo")) {
      throw new IllegalArgumentException(
          "DynamoDBStreamParameters.DeadLetterConfig.Arn must be a standard queue or topic, not "
              + arn);
    }
    return arn.asText();
  }
}
