package dev.comanda.engine.pipes;

import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.sqs.SqsService;
import dev.comanda.engine.services.stepfunctions.StepFunctionsService;
import dev.comanda.engine.services.stepfunctions.api.Executions;
import dev.comanda.engine.services.stepfunctions.api.Machine;
import dev.comanda.engine.services.stepfunctions.api.Machines;
import dev.comanda.engine.services.stepfunctions.api.StatesEngine;
import dev.comanda.engine.states.EngineBenchmark;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.execution.Interpreter;
import dev.comanda.engine.states.execution.Pauses;
import dev.comanda.engine.states.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Messages a second through a pipe, from a queue in memory through the filter, the input template
 * and the door to an Express state machine that does nothing, until they are deleted.
 */
@State(Scope.Benchmark)
public class QueuePipeBenchmark extends EngineBenchmark {

  private static final int MESSAGES = 5_000;
  private static final String MACHINE =
      "arn:aws:states:us-east-1:000000000000:stateMachine:nothing";

  private final TaskRunner none = call -> call.arguments();
  private MemoryQueue queue;
  private QueueSource source;

  /** Starts the pipe. */
  @Setup(Level.Trial)
  public void start() {
    queue = new MemoryQueue();
    var machines = new Machines();
    String definition =
        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\","
            + "\"Output\":{\"batchItemFailures\":[]},\"End\":true}}}";
    machines.add(
        new Machine(
            MACHINE,
            "nothing",
            "arn:aws:iam::000000000000:role/r",
            definition,
            Parser.parse(definition),
            new Interpreter(none, Pauses.real()),
            Instant.now()));
    var door = new Door(new Faults());
    door.register(SqsService.API, queue);
    door.register(
        StepFunctionsService.API, new StatesEngine(machines, new Executions(1_000, 20_000), none));
    var aws = new AwsClient(door, Caller.CLIENT);
    var poller =
        new QueuePoller(
            aws,
            MemoryQueue.ARN,
            new Batching(10, Duration.ZERO),
            Filter.ofQueue(
                new Properties(
                    "FilterCriteria.",
                    Json.parse(
                        "{\"Filters\":[{\"Pattern\":\"{\\\"body\\\":{\\\"kind\\\":[\\\"order\\\"]}}\"}]}"))),
            new Delivery(
                new InputTemplate(
                    "{\"messageId\": <$.messageId>, \"event\": <$.body>}",
                    new TemplateContext("pipe", "bench", MemoryQueue.ARN, MACHINE)),
                new StepFunctionsTarget(aws, MACHINE, true)));
    source = new QueueSource("bench", poller, 5);
    source.start();
  }

  /** Stops the pipe. */
  @TearDown(Level.Trial)
  public void stop() {
    source.stop();
  }

  /** Every message, from the queue's receipt of it to its deletion. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void messages() {
    for (int i = 0; i < MESSAGES; i++) {
      queue.add("{\"kind\":\"order\",\"orderId\":\"o" + i + "\"}");
    }
    while (queue.size() > 0) {
      LockSupport.parkNanos(100_000);
    }
  }
}
