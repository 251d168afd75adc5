package dev.comanda.engine.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.services.dynamodb.DynamoDbService;
import dev.comanda.engine.services.stepfunctions.StepFunctionsService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.pipes.model.ConflictException;
import software.amazon.awssdk.services.pipes.model.CreatePipeResponse;
import software.amazon.awssdk.services.pipes.model.DescribePipeResponse;
import software.amazon.awssdk.services.pipes.model.NotFoundException;
import software.amazon.awssdk.services.pipes.model.Pipe;
import software.amazon.awssdk.services.pipes.model.PipeSourceDynamoDBStreamParameters;
import software.amazon.awssdk.services.pipes.model.PipesException;
import software.amazon.awssdk.services.pipes.model.ValidationException;

class PipesApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ROLE = "arn:aws:iam::000000000000:role/pipe";

  private final MemoryStream stream = new MemoryStream();
  private final ScriptedMachine machine =
      new ScriptedMachine(input -> ScriptedMachine.succeeded("{}"));
  private TestDoor door;
  private PipesService service;
  private PipesClient pipes;

  @BeforeEach
  void start() throws IOException {
    stream.open("shard", null);
    door = new TestDoor();
    door.door().register(DynamoDbService.API, stream);
    door.door().register(StepFunctionsService.API, machine);
    service = new PipesService(door.door());
    pipes = door.client(PipesClient.builder());
  }

  @AfterEach
  void stop() {
    pipes.close();
    service.close();
    door.close();
  }

  @Test
  void goesOnWhereItWasWhenItIsStoppedAndStarted() {
    create("orders", "TRIM_HORIZON");
    String first = stream.add("shard", "a");
    awaitDelivered(first);

    assertThat(pipes.stopPipe(r -> r.name("orders")).currentStateAsString()).isEqualTo("STOPPING");
    awaitState("orders", "STOPPED");
    String second = stream.add("shard", "a");
    assertThat(pipes.startPipe(r -> r.name("orders")).desiredStateAsString()).isEqualTo("RUNNING");
    awaitState("orders", "RUNNING");

    awaitDelivered(first, second);
  }

  @Test
  void missesNothingOfLatestWhileItIsStopped() {
    create("orders", "LATEST");
    awaitState("orders", "RUNNING");
    await().atMost(PATIENCE).until(() -> stream.reads() > 0);
    pipes.stopPipe(r -> r.name("orders"));
    awaitState("orders", "STOPPED");
    String missed = stream.add("shard", "a");

    pipes.startPipe(r -> r.name("orders"));

    awaitDelivered(missed);
  }

  @Test
  void goesOnWhereItWasWithItsChangedDefinition() {
    create("orders", "TRIM_HORIZON");
    String first = stream.add("shard", "a");
    awaitDelivered(first);

    pipes.updatePipe(
        r ->
            r.name("orders")
                .roleArn(ROLE)
                .description("changed")
                .targetParameters(t -> t.inputTemplate("{\"eventID\":<$.eventID>,\"new\":true}")));
    awaitState("orders", "RUNNING");
    String second = stream.add("shard", "a");

    awaitDelivered(first, second);
    assertThat(machine.records().get(1).path("new").asBoolean()).isTrue();
    DescribePipeResponse pipe = pipes.describePipe(r -> r.name("orders"));
    assertThat(pipe.description()).isEqualTo("changed");
    assertThat(pipe.sourceParameters().dynamoDBStreamParameters().startingPositionAsString())
        .isEqualTo("TRIM_HORIZON");
  }

  @Test
  void staysStoppedWhenItIsUpdated() {
    create("orders", "TRIM_HORIZON");
    awaitState("orders", "RUNNING");
    pipes.stopPipe(r -> r.name("orders"));
    awaitState("orders", "STOPPED");

    pipes.updatePipe(r -> r.name("orders").roleArn(ROLE).description("changed"));

    awaitState("orders", "STOPPED");
    assertThat(pipes.describePipe(r -> r.name("orders")).desiredStateAsString())
        .isEqualTo("STOPPED");
  }

  @Test
  void takesTheParametersOfAServiceWholeWhenItIsUpdated() {
    create("orders", "TRIM_HORIZON");
    awaitState("orders", "RUNNING");

    pipes.updatePipe(
        r ->
            r.name("orders")
                .roleArn(ROLE)
                .sourceParameters(s -> s.dynamoDBStreamParameters(p -> p.batchSize(3))));

    PipeSourceDynamoDBStreamParameters stream =
        pipes.describePipe(r -> r.name("orders")).sourceParameters().dynamoDBStreamParameters();
    assertThat(stream.batchSize()).isEqualTo(3);
    assertThat(stream.maximumRetryAttempts()).isNull();
    assertThat(stream.startingPositionAsString()).isEqualTo("TRIM_HORIZON");
  }

  @Test
  void readsFromTheBeginningAgainAsANewPipeOfTheSameName() {
    create("orders", "TRIM_HORIZON");
    String record = stream.add("shard", "a");
    awaitDelivered(record);

    pipes.deletePipe(r -> r.name("orders"));
    await()
        .atMost(PATIENCE)
        .ignoreException(ConflictException.class)
        .until(() -> create("orders", "TRIM_HORIZON") != null);

    awaitDelivered(record, record);
  }

  @Test
  void takesNoOrderWhileAnotherIsCarriedOut() {
    var release = new CountDownLatch(1);
    machine.script(
        input -> {
          await().atMost(PATIENCE).until(() -> release.getCount() == 0);
          return ScriptedMachine.succeeded("{}");
        });
    create("orders", "TRIM_HORIZON");
    stream.add("shard", "a");
    await().atMost(PATIENCE).until(() -> machine.inputs().size() == 1);

    pipes.stopPipe(r -> r.name("orders"));

    assertThatThrownBy(() -> pipes.startPipe(r -> r.name("orders")))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("STOPPING");
    release.countDown();
    awaitState("orders", "STOPPED");
  }

  @Test
  void listsWhatIsAskedFor() {
    create("a-1", "LATEST");
    create("a-2", "LATEST");
    create("b-1", "LATEST");
    awaitState("b-1", "RUNNING");
    pipes.stopPipe(r -> r.name("a-2"));
    awaitState("a-2", "STOPPED");

    var page = pipes.listPipes(r -> r.namePrefix("a-").limit(1));
    var rest = pipes.listPipes(r -> r.namePrefix("a-").nextToken(page.nextToken()));

    assertThat(page.pipes()).extracting(Pipe::name).containsExactly("a-1");
    assertThat(rest.pipes()).extracting(Pipe::name).containsExactly("a-2");
    assertThat(rest.nextToken()).isNull();
    assertThat(pipes.listPipes(r -> r.currentState("STOPPED")).pipes())
        .extracting(Pipe::name)
        .containsExactly("a-2");
  }

  @Test
  void refusesAsTheServiceDoes() {
    assertRefused(
        ValidationException.class,
        "[numeric instance is lower than the required minimum (minimum: 1, found: 0)]",
        api ->
            api.createPipe(
                r ->
                    r.name("p")
                        .roleArn(ROLE)
                        .source("arn:aws:sqs:us-east-1:000000000000:q")
                        .target(ScriptedMachine.ARN)
                        .sourceParameters(s -> s.sqsQueueParameters(q -> q.batchSize(0)))));
    assertRefused(
        ValidationException.class,
        "{\"ValidationErrorFields\":[{\"Name\":\"SourceParameters.DynamoDBStreamParameters\","
            + "\"Message\":\"Missing required parameter.\"}]}",
        api ->
            api.createPipe(
                r ->
                    r.name("p")
                        .roleArn(ROLE)
                        .source(MemoryStream.ARN)
                        .target(ScriptedMachine.ARN)));
    assertRefused(
        NotFoundException.class,
        "Pipe nothing does not exist.",
        api -> api.stopPipe(r -> r.name("nothing")));
    create("p", "LATEST");
    assertRefused(ConflictException.class, "Pipe p already exists.", api -> create("p", "LATEST"));
  }

  private void assertRefused(
      Class<? extends PipesException> type, String message, Consumer<PipesClient> call) {
    assertThatThrownBy(() -> call.accept(pipes))
        .isInstanceOfSatisfying(
            type, e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message));
  }

  private CreatePipeResponse create(String name, String startingPosition) {
    return pipes.createPipe(
        r ->
            r.name(name)
                .roleArn(ROLE)
                .source(MemoryStream.ARN)
                .target(ScriptedMachine.ARN)
                .sourceParameters(
                    s ->
                        s.dynamoDBStreamParameters(
                            p -> p.startingPosition(startingPosition).maximumRetryAttempts(1))));
  }

  private void awaitState(String name, String state) {
    await()
        .atMost(PATIENCE)
        .until(() -> pipes.describePipe(r -> r.name(name)).currentStateAsString().equals(state));
  }

  private void awaitDelivered(String... ids) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(machine.records())
                    .extracting(JsonNode::toString)
                    .hasSize(ids.length)
                    .satisfies(
                        records -> {
                          for (int i = 0; i < ids.length; i++) {
                            assertThat(records.get(i)).contains(List.of(ids).get(i));
                          }
                        }));
  }
}
