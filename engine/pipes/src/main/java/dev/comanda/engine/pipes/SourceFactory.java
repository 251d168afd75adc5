package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.door.AwsClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes what a pipe reads from, and remembers for each pipe how far it came in its stream, also
 * when its definition is changed.
 */
final class SourceFactory {

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

  private final int queueConcurrency;
  private final Map<String, Checkpoints> checkpoints = new ConcurrentHashMap<>();

  /**
   * @param queueConcurrency the most batches of a queue that a pipe delivers at once
   */
  SourceFactory(int queueConcurrency) {
    this.queueConcurrency = queueConcurrency;
  }

  /**
   * @param parameters {@code SourceParameters}
   * @throws InvalidPipeException if they are refused
   */
  Source make(AwsClient aws, TemplateContext pipe, Properties parameters, Delivery delivery) {
    parameters.allow(Set.of("FilterCriteria", "DynamoDBStreamParameters", "SqsQueueParameters"));
    Properties criteria = parameters.group("FilterCriteria");
    String arn = pipe.sourceArn();
    if (arn.startsWith("arn:aws:sqs:")) {
      return queue(
          aws, pipe, parameters.group("SqsQueueParameters"), Filter.ofQueue(criteria), delivery);
    }
    if (arn.startsWith("arn:aws:dynamodb:") && arn.contains("/stream/")) {
      Properties stream = parameters.group("DynamoDBStreamParameters");
      if (stream.node().isMissingNode()) {
        throw InvalidPipeException.ofField(
            parameters.path("DynamoDBStreamParameters"), "Missing required parameter.");
      }
      return stream(aws, pipe, stream, Filter.ofStream(criteria), delivery);
    }
    throw InvalidPipeException.ofField(
        "Source", "must be an SQS queue or a DynamoDB stream; this runtime polls no " + arn);
  }

  /** Forgets how far a pipe came: another one of its name begins anew. */
  void forget(String pipeName) {
    checkpoints.remove(pipeName);
  }

  private Source queue(
      AwsClient aws,
      TemplateContext pipe,
      Properties parameters,
      Filter filter,
      Delivery delivery) {
    parameters.allow(Set.of("BatchSize", "MaximumBatchingWindowInSeconds"));
    if (pipe.sourceArn().endsWith(".fifo")) {
      throw InvalidPipeException.ofField(
          "Source",
          "must be a standard queue; this runtime polls no FIFO queue: " + pipe.sourceArn());
    }
    Batching batching = batching(parameters, 10);
    if (batching.size() > 10 && batching.window().isZero()) {
      throw InvalidPipeException.ofField(
          parameters.path("MaximumBatchingWindowInSeconds"),
          "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater"
              + " than 10");
    }
    return new QueueSource(
        pipe.pipeName(),
        new QueuePoller(aws, pipe.sourceArn(), batching, filter, delivery),
        queueConcurrency);
  }

  private Source stream(
      AwsClient aws,
      TemplateContext pipe,
      Properties parameters,
      Filter filter,
      Delivery delivery) {
    parameters.allow(STREAM_PROPERTIES);
    String streamArn = pipe.sourceArn();
    var settings =
        new StreamSettings(
            parameters.oneOf("StartingPosition", List.of("TRIM_HORIZON", "LATEST"), null),
            parameters.integer("ParallelizationFactor", 1, 10, 1),
            batching(parameters, 100),
            filter,
            retryPolicy(parameters));
    var deadLetter = new DeadLetter(aws, deadLetterArn(parameters), pipe.pipeArn(), streamArn);
    return new StreamSource(
        pipe.pipeName(),
        new Streams(aws, streamArn),
        settings,
        delivery,
        deadLetter,
        checkpoints.computeIfAbsent(pipe.pipeName(), name -> new Checkpoints()));
  }

  private static Batching batching(Properties parameters, int size) {
    int window = parameters.integer("MaximumBatchingWindowInSeconds", 0, 300, 0);
    return new Batching(
        parameters.integer("BatchSize", 1, 10_000, size), Duration.ofSeconds(window));
  }

  private static RetryPolicy retryPolicy(Properties parameters) {
    int age = parameters.integer("MaximumRecordAgeInSeconds", -1, 604_800, -1);
    String onPartialFailure =
        parameters.oneOf("OnPartialBatchItemFailure", List.of("AUTOMATIC_BISECT"), "");
    return new RetryPolicy(
        parameters.integer("MaximumRetryAttempts", -1, 10_000, -1),
        age < 0 ? null : Duration.ofSeconds(age),
        !onPartialFailure.isEmpty(),
        Backoff.STANDARD);
  }

  /** The ARN of the dead-letter queue or topic; null when there is none. */
  private static String deadLetterArn(Properties parameters) {
    Properties config = parameters.group("DeadLetterConfig");
    JsonNode arn = config.node().path("Arn");
    if (arn.isMissingNode()) {
      return null;
    }
    if (!arn.asText().matches("arn:aws:(sqs|sns):.*") || arn.asText().endsWith(".fifo")) {
      throw InvalidPipeException.ofField(
          config.path("Arn"), "must be a standard queue or topic, not " + arn.asText());
    }
    return arn.asText();
  }
}
