package dev.comanda.engine.pipes;

import static dev.comanda.engine.aws.TestDoor.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.services.dynamodb.DynamoDbService;
import dev.comanda.engine.services.sqs.SqsService;
import dev.comanda.engine.services.stepfunctions.StepFunctionsService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Pipes from DynamoDB Local and ElasticMQ, as they will run. */
class PipesOnEnginesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static TestDoor door;
  private static DynamoDbService dynamoDb;
  private static SqsService sqs;
  private static DynamoDbClient tables;
  private static SqsClient queues;

  private final ScriptedMachine machine =
      new ScriptedMachine(input -> ScriptedMachine.succeeded("{}"));
  private PipesService pipes;
  private String test;

  @BeforeAll
  static void startEngines() throws Exception {
    door = new TestDoor();
    dynamoDb = new DynamoDbService(door.door(), door.http(), door.port(1));
    sqs = new SqsService(door.door(), door.http(), door.port(2), door.port(0));
    tables = door.client(DynamoDbClient.builder());
    queues = door.client(SqsClient.builder());
  }

  @AfterAll
  static void stopEngines() {
    sqs.close();
    dynamoDb.close();
    door.close();
  }

  @BeforeEach
  void start(TestInfo info) {
    test = info.getTestMethod().orElseThrow().getName();
    door.door().register(StepFunctionsService.API, machine);
    pipes = new PipesService(door.door());
  }

  @AfterEach
  void stop() {
    pipes.close();
  }

  @Test
  void deliversWhatIsInsertedIntoATableAndPassesTheFilter() {
    Created table = table();
    put(table, "ORDER", "1");
    put(table, "OTHER", "2");
    put(table, "ORDER", "3");

    startStreamPipe(table, "");

    await().atMost(PATIENCE).until(() -> machine.records().size() >= 2);
    assertThat(machine.records())
        .extracting(record -> record.path("order").path("sk").path("S").asText())
        .containsExactly("1", "3");
    assertThat(machine.records().get(0).path("eventId").asText()).isNotEmpty();
  }

  @Test
  void goesOnAfterItWasStopped() {
    Created table = table();
    put(table, "ORDER", "1");
    startStreamPipe(table, "");
    await().atMost(PATIENCE).until(() -> machine.records().size() == 1);

    try (PipesClient client = door.client(PipesClient.builder())) {
      client.stopPipe(r -> r.name("Test-Pipe"));
      await()
          .atMost(PATIENCE)
          .until(
              () -> client.describePipe(r -> r.name("Test-Pipe")).currentStateAsString(),
              "STOPPED"::equals);
      put(table, "ORDER", "2");
      client.startPipe(r -> r.name("Test-Pipe"));
    }

    await().atMost(PATIENCE).until(() -> machine.records().size() == 2);
    assertThat(machine.records().get(1).path("order").path("sk").path("S").asText()).isEqualTo("2");
  }

  @Test
  void namesARecordThatKeepsFailingToTheDeadLetterQueue() {
    Created table = table();
    Created deadLetters = queue("DeadLetters");
    machine.script(
        input ->
            input.toString().contains("poison")
                ? ScriptedMachine.failed()
                : ScriptedMachine.succeeded("{}"));
    for (String sk : List.of("1", "2", "poison", "4", "5")) {
      put(table, "ORDER", sk);
    }

    startStreamPipe(
        table,
        ",'MaximumRetryAttempts':1,'DeadLetterConfig':{'Arn':'%s'}"
            .formatted(deadLetters.attributes().get("Arn")));

    String body =
        await()
            .atMost(PATIENCE)
            .until(() -> receive(deadLetters), messages -> !messages.isEmpty())
            .get(0);
    JsonNode letter = Json.parse(body);
    assertThat(letter.at("/context/condition").asText()).isEqualTo("RetryAttemptsExhausted");
    assertThat(letter.at("/context/partnerResourceArn").asText())
        .isEqualTo("arn:aws:pipes:us-east-1:000000000000:pipe/Test-Pipe");
    assertThat(letter.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
    assertThat(letter.at("/DDBStreamBatchInfo/streamArn").asText())
        .isEqualTo(table.attributes().get("StreamArn"));
    assertThat(letter.at("/DDBStreamBatchInfo/startSequenceNumber").asText())
        .isNotEmpty()
        .isEqualTo(letter.at("/DDBStreamBatchInfo/endSequenceNumber").asText());
    await().atMost(PATIENCE).until(() -> machine.inputs().toString().contains("\"5\""));
  }

  @Test
  void deletesTheMessagesOfAQueueThatWereDelivered() {
    Created queue = queue("Orders");
    queues.sendMessage(r -> r.queueUrl(queue.ref()).messageBody("{\"n\":1}"));

    startQueuePipe(queue);

    await().atMost(PATIENCE).until(() -> machine.records().size() == 1);
    JsonNode record = machine.records().get(0);
    assertThat(record.path("event").path("n").asInt()).isEqualTo(1);
    assertThat(record.path("messageId").asText()).isNotEmpty();
    await().atMost(PATIENCE).until(() -> messagesIn(queue) == 0);
  }

  @Test
  void leavesInTheQueueWhatTheMachineNamesAsFailed() {
    Created queue = queue("Partly");
    queues.sendMessage(r -> r.queueUrl(queue.ref()).messageBody("\"good\""));
    queues.sendMessage(r -> r.queueUrl(queue.ref()).messageBody("\"bad\""));
    machine.script(
        input -> {
          var failures = Json.array();
          input.forEach(
              record -> {
                if (record.path("event").asText().equals("bad")) {
                  failures.addObject().put("itemIdentifier", record.path("messageId").textValue());
                }
              });
          return ScriptedMachine.succeeded("{\"batchItemFailures\":" + failures + "}");
        });

    startQueuePipe(queue);

    await().atMost(PATIENCE).until(() -> machine.records().size() >= 2 && messagesIn(queue) == 1);
    assertThat(machine.records())
        .filteredOn(r -> r.path("event").asText().equals("good"))
        .hasSize(1);
  }

  @Test
  void takesNothingFromAQueueOnceItIsStopped() throws Exception {
    Created queue = queue("Kept");
    queues.sendMessage(r -> r.queueUrl(queue.ref()).messageBody("1"));
    startQueuePipe(queue);
    await().atMost(PATIENCE).until(() -> machine.records().size() == 1 && messagesIn(queue) == 0);

    try (PipesClient client = door.client(PipesClient.builder())) {
      client.stopPipe(r -> r.name("Test-Pipe"));
      await()
          .atMost(PATIENCE)
          .until(
              () -> client.describePipe(r -> r.name("Test-Pipe")).currentStateAsString(),
              "STOPPED"::equals);
    }
    queues.sendMessage(r -> r.queueUrl(queue.ref()).messageBody("2"));

    // A poll that has outlived the stop would be served before this one.
    Message left =
        queues
            .receiveMessage(
                r ->
                    r.queueUrl(queue.ref())
                        .waitTimeSeconds(5)
                        .messageSystemAttributeNamesWithStrings("All"))
            .messages()
            .get(0);
    assertThat(left.body()).isEqualTo("2");
    assertThat(left.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "1");
    assertThat(machine.records()).hasSize(1);
  }

  private Created table() {
    return dynamoDb.create(
        resource(
            "AWS::DynamoDB::GlobalTable",
            test,
            """
            {'AttributeDefinitions': [
               {'AttributeName':'pk','AttributeType':'S'},
               {'AttributeName':'sk','AttributeType':'S'}],
             'KeySchema': [
               {'AttributeName':'pk','KeyType':'HASH'}, {'AttributeName':'sk','KeyType':'RANGE'}],
             'BillingMode':'PAY_PER_REQUEST',
             'StreamSpecification':{'StreamViewType':'NEW_IMAGE'}}
            """));
  }

  private static Created queue(String name) {
    return sqs.create(resource("AWS::SQS::Queue", name, "{'VisibilityTimeout':60}"));
  }

  private static void put(Created table, String pk, String sk) {
    tables.putItem(
        r ->
            r.tableName(table.ref())
                .item(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))));
  }

  private static List<String> receive(Created queue) {
    return queues.receiveMessage(r -> r.queueUrl(queue.ref())).messages().stream()
        .map(Message::body)
        .toList();
  }

  private static int messagesIn(Created queue) {
    var attributes =
        queues
            .getQueueAttributes(r -> r.queueUrl(queue.ref()).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
        + Integer.parseInt(
            attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  private void startStreamPipe(Created table, String more) {
    startPipe(
        table.attributes().get("StreamArn"),
        """
        {'FilterCriteria':{'Filters':[{'Pattern':
           '{\\"eventName\\":[\\"INSERT\\"],\\"dynamodb\\":{\\"NewImage\\":{\\"pk\\":{\\"S\\":[\\"ORDER\\"]}}}}'}]},
         'DynamoDBStreamParameters':{'StartingPosition':'TRIM_HORIZON','BatchSize':10,
           'OnPartialBatchItemFailure':'AUTOMATIC_BISECT','ParallelizationFactor':4%s}}
        """
            .formatted(more),
        "{\\\"eventId\\\": <$.eventID>, \\\"order\\\": <$.dynamodb.NewImage>}");
  }

  private void startQueuePipe(Created queue) {
    startPipe(
        queue.attributes().get("Arn"),
        "{'SqsQueueParameters':{'BatchSize':10}}",
        "{\\\"messageId\\\": <$.messageId>, \\\"event\\\": <$.body>}");
  }

  private void startPipe(String source, String sourceParameters, String template) {
    pipes.create(
        resource(
            "AWS::Pipes::Pipe",
            "Pipe",
            """
            {'RoleArn':'arn:aws:iam::000000000000:role/pipe','Source':'%s','Target':'%s',
             'SourceParameters':%s,
             'TargetParameters':{'InputTemplate':'%s',
               'StepFunctionStateMachineParameters':{'InvocationType':'REQUEST_RESPONSE'}}}
            """
                .formatted(source, ScriptedMachine.ARN, sourceParameters, template)));
    pipes.start();
  }
}
