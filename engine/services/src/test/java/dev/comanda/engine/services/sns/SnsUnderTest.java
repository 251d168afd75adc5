package dev.comanda.engine.services.sns;

import static dev.comanda.engine.aws.TestDoor.resource;
import static org.awaitility.Awaitility.await;

import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.services.sqs.SqsService;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A topic and a queue of its own for each test, called through the SDK. */
abstract class SnsUnderTest {

  static TestDoor door;
  static SqsService sqs;
  static SnsService service;
  static SnsClient sns;
  static SqsClient queues;
  String test;
  String topic;
  Created queue;

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    sqs = new SqsService(door.door(), door.http(), door.port(2), door.port(0));
    service = new SnsService(door.door());
    sns = door.client(SnsClient.builder());
    queues = door.client(SqsClient.builder());
  }

  @AfterAll
  static void stop() {
    service.close();
    sqs.close();
    door.close();
  }

  @BeforeEach
  void make(TestInfo info) {
    test = info.getTestMethod().orElseThrow().getName();
    topic = service.create(resource("AWS::SNS::Topic", test, "{}")).ref();
    queue = queue(test);
  }

  static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  void subscribe(String more) {
    service.create(
        resource(
            "AWS::SNS::Subscription",
            test + "Subscription",
            "{'TopicArn':'%s','Protocol':'sqs','Endpoint':'%s',%s}"
                .formatted(topic, queue.attributes().get("Arn"), more)));
  }

  static Created queue(String name) {
    return sqs.create(resource("AWS::SQS::Queue", name, "{'VisibilityTimeout':60}"));
  }

  static Message receive(Created queue) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                queues
                    .receiveMessage(
                        r ->
                            r.queueUrl(queue.ref())
                                .messageAttributeNames("All")
                                .maxNumberOfMessages(1))
                    .messages(),
            messages -> !messages.isEmpty())
        .get(0);
  }
}
