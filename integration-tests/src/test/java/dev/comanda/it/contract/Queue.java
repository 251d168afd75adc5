package dev.comanda.it.contract;

import dev.comanda.it.Deployment;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One queue, as its reader sees it. */
public record Queue(SqsClient sqs, String url) {

  /** What a queue needs to get anything from a topic; not every emulator asks for it. */
  static final Map<QueueAttributeName, String> OPEN_TO_TOPICS =
      Map.of(
          QueueAttributeName.POLICY,
          "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\","
              + "\"Principal\":{\"Service\":\"sns.amazonaws.com\"},\"Resource\":\"*\"}}");

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** The queue whose URL is an output. */
  public static Queue of(Deployment deployment, String urlOutput) {
    return new Queue(deployment.services().sqs(), deployment.output(urlOutput));
  }

  /** A new one, that has nothing to do with the stacks. */
  public static Queue fresh(Deployment deployment) {
    SqsClient sqs = deployment.services().sqs();
    return new Queue(
        sqs,
        sqs.createQueue(
                create ->
                    create.queueName("contract-" + UUID.randomUUID()).attributes(OPEN_TO_TOPICS))
            .queueUrl());
  }

  /** Waits for a message that the text is in, and takes it off the queue. */
  public Message take(String text) {
    Message message =
        Awaitility.await(text + " in " + url)
            .atMost(LIMIT)
            .until(() -> look(text), found -> found != null);
    sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
    return message;
  }

  /** A message that the text is in, which stays there; null if none was received. */
  public Message look(String text) {
    return sqs
        .receiveMessage(
            receive ->
                receive
                    .queueUrl(url)
                    .maxNumberOfMessages(10)
                    .messageAttributeNames("All")
                    .visibilityTimeout(0)
                    .waitTimeSeconds(0))
        .messages()
        .stream()
        .filter(message -> message.body().contains(text))
        .findFirst()
        .orElse(null);
  }

  public String arn() {
    return sqs.getQueueAttributes(
            get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  /** Does away with it. */
  public void delete() {
    sqs.deleteQueue(delete -> delete.queueUrl(url));
  }
}
