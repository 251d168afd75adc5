package dev.comanda.engine.services.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.service.Created;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SqsServiceTest {

  private static TestDoor door;
  private static SqsService service;
  private static Created queue;
  private static Created deadLetters;
  private static SqsClient sqs;

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    service = new SqsService(door.door(), door.http(), door.port(2), door.port(0));
    deadLetters =
        service.create(
            TestDoor.resource(
                "AWS::SQS::Queue", "DeadLetters", "{'MessageRetentionPeriod':1209600}"));
    queue =
        service.create(
            TestDoor.resource(
                "AWS::SQS::Queue",
                "Orders",
                "{'VisibilityTimeout':360,'SqsManagedSseEnabled':true,'RedrivePolicy':"
                    + "{'deadLetterTargetArn':'%s','maxReceiveCount':2}}"
                        .formatted(deadLetters.attributes().get("Arn"))));
    sqs = door.client(SqsClient.builder());
  }

  @AfterAll
  static void stop() {
    service.close();
    door.close();
  }

  @Test
  void namesTheQueueByAUrlOfTheDoor() {
    assertThat(queue.ref()).isEqualTo(door.url() + "/000000000000/Test-Orders");
    assertThat(queue.attributes())
        .containsEntry("Arn", "arn:aws:sqs:us-east-1:000000000000:Test-Orders")
        .containsEntry("QueueName", "Test-Orders");
    assertThat(sqs.getQueueUrl(r -> r.queueName("Test-Orders")).queueUrl()).isEqualTo(queue.ref());
    assertThat(
            sqs.getQueueAttributes(
                    r -> r.queueUrl(queue.ref()).attributeNames(QueueAttributeName.ALL))
                .attributes())
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "360")
        .containsEntry(QueueAttributeName.QUEUE_ARN, queue.attributes().get("Arn"));
  }

  @Test
  void movesAMessageThatKeepsFailingToTheDeadLetterQueue() {
    sqs.sendMessage(r -> r.queueUrl(queue.ref()).messageBody("{\"poison\":true}"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              sqs.receiveMessage(r -> r.queueUrl(queue.ref()).visibilityTimeout(0));
              assertThat(
                      sqs.receiveMessage(r -> r.queueUrl(deadLetters.ref()).visibilityTimeout(0))
                          .messages())
                  .extracting("body")
                  .containsExactly("{\"poison\":true}");
            });
  }

  @Test
  void takesAddressesOfQueuesInBothProtocols() throws Exception {
    String form =
        "Action=SendMessage&MessageBody=x&QueueUrl="
            + URLEncoder.encode(deadLetters.ref(), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(door.url())
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/sqs/aws4_request")
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(sqs.listQueues().queueUrls()).contains(queue.ref(), deadLetters.ref());
  }
}
