package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Routes;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * Runs the pipes of an assembly, and those that are made through the API.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html">EventBridge
 *     Pipes</a>
 */
public final class PipesService implements AwsService {

  /** How it is called. */
  public static final Api API =
      Api.restJson(
          "pipes",
          Routes.of(
              """
          GET    /v1/pipes/?          ListPipes
          POST   /v1/pipes/*          CreatePipe
          PUT    /v1/pipes/*          UpdatePipe
          DELETE /v1/pipes/*          DeletePipe
          GET    /v1/pipes/*          DescribePipe
          POST   /v1/pipes/*/start    StartPipe
          POST   /v1/pipes/*/stop     StopPipe
          """));

  /**
   * How many batches of a queue are delivered at once at most, unless one says otherwise. AWS stops
   * at 1,000; here more would only wait for the functions' environments.
   */
  public static final int QUEUE_CONCURRENCY =
      Math.max(2, Runtime.getRuntime().availableProcessors()) + 1;

  private final Pipes pipes;

  /** Delivers as many batches of a queue at once as {@link #QUEUE_CONCURRENCY} says. */
  PipesService(Door door) {
    this(door, QUEUE_CONCURRENCY);
  }

  /**
   * Registers the engine {@code pipes}.
   *
   * @param queueConcurrency the most batches of a queue that a pipe delivers at once
   */
  public PipesService(Door door, int queueConcurrency) {
    var sources = new SourceFactory(queueConcurrency);
    pipes = new Pipes(new PipeFactory(door, sources), sources);
    door.register(API, new PipesEngine(new PipesApi(pipes)));
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::Pipes::Pipe");
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode definition = resource.properties().deepCopy();
    if (!definition.has("Name")) {
      definition.put("Name", shortened(resource.physicalName()));
    }
    Pipe.Snapshot pipe = add(definition, resource.logicalId());
    String created = pipe.created().truncatedTo(ChronoUnit.SECONDS).toString();
    return new Created(
        definition.get("Name").asText(),
        Map.of(
            "Arn",
            pipe.arn(),
            "CurrentState",
            pipe.desired().name(),
            "StateReason",
            "",
            "CreationTime",
            created,
            "LastModifiedTime",
            created));
  }

  private Pipe.Snapshot add(ObjectNode definition, String caller) {
    try {
      return pipes.add(definition, caller).snapshot();
    } catch (AwsError e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** CloudFormation shortens a name that it makes to what the type allows. */
  private static String shortened(String name) {
    return name.length() <= 64 ? name : name.substring(name.length() - 64);
  }

  @Override
  public void start() {
    pipes.all().forEach(Pipe::settle);
  }

  @Override
  public void close() {
    pipes.close();
  }
}
