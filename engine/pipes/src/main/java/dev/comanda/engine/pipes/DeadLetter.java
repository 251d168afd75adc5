package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Tells the dead-letter queue or topic where in the stream the records are that were given up. The
 * message carries no payload: who redrives it reads the shard, which keeps records for 24 hours.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html">DynamoDB
 *     streams as a source</a>
 */
final class DeadLetter implements DeadLetters {

  private final AwsClient aws;
  private final String targetArn;
  private final String pipeArn;
  private final String streamArn;

  /**
   * @param targetArn a queue or a topic; null when records that are given up are dropped
   */
  DeadLetter(AwsClient aws, String targetArn, String pipeArn, String streamArn) {
    this.aws = aws;
    this.targetArn = targetArn;
    this.pipeArn = pipeArn;
    this.streamArn = streamArn;
  }

  @Override
  public void send(String shardId, List<StreamRecord> records, Condition condition) {
    if (targetArn == null) {
      return;
    }
    String message = message(shardId, records, condition).toString();
    if (targetArn.startsWith("arn:aws:sns:")) {
      aws.call("sns", "Publish", Json.object().put("TopicArn", targetArn).put("Message", message));
    } else {
      String name = targetArn.substring(targetArn.lastIndexOf(':') + 1);
      aws.call(
          "sqs",
          "SendMessage",
          Json.object().put("QueueUrl", Queues.url(aws, name)).put("MessageBody", message));
    }
  }

  private ObjectNode message(String shardId, List<StreamRecord> records, Condition condition) {
    StreamRecord first = records.get(0);
    StreamRecord last = records.get(records.size() - 1);
    ObjectNode message = Json.object();
    message
        .putObject("context")
        .put("partnerResourceArn", pipeArn)
        .put("condition", condition.toString());
    message
        .put("version", "1.0")
        .put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    message
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shardId)
        .put("startSequenceNumber", first.sequenceNumber())
        .put("endSequenceNumber", last.sequenceNumber())
        .put("approximateArrivalOfFirstRecord", seconds(first.arrival()))
        .put("approximateArrivalOfLastRecord", seconds(last.arrival()))
        .put("batchSize", records.size())
        .put("streamArn", streamArn);
    return message;
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
