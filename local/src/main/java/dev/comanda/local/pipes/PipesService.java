package dev.comanda.local.pipes;

import dev.comanda.local.LocalService;
import dev.comanda.local.assembly.Created;
import dev.comanda.local.assembly.Resource;
import dev.comanda.local.door.Door;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the pipes of an assembly.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html">EventBridge
 *     Pipes</a>
 */
public final class PipesService implements LocalService {

  /** AWS stops at 1,000; here more batches would only wait for the functions' environments. */
  private static final int QUEUE_CONCURRENCY =
      Math.max(2, Runtime.getRuntime().availableProcessors()) + 1;

  private final PipeFactory factory;
  private final Map<String, Pipe> pipes = new LinkedHashMap<>();

  /**
   * @param checkpoints the folder that keeps how far each pipe came in its stream, made when it is
   *     missing; null to keep that in memory
   */
  public PipesService(Door door, Path checkpoints) {
    factory = new PipeFactory(door, checkpoints, QUEUE_CONCURRENCY);
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::Pipes::Pipe");
  }

  @Override
  public synchronized Created create(Resource resource) {
    Pipe pipe = factory.make(resource);
    if (pipes.putIfAbsent(pipe.name(), pipe) != null) {
      throw new IllegalArgumentException("Name is taken by another pipe: " + pipe.name());
    }
    String state = pipe.startsRunning() ? "RUNNING" : "STOPPED";
    String created = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return new Created(
        pipe.name(),
        Map.of(
            "Arn", pipe.arn(),
            "CurrentState", state,
            "StateReason", "",
            "CreationTime", created,
            "LastModifiedTime", created));
  }

  @Override
  public void start() {
    all().stream().filter(Pipe::startsRunning).forEach(pipe -> pipe.source().start());
  }

  /**
   * Starts one pipe, where it was stopped.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public void start(String pipeName) {
    pipe(pipeName).source().start();
  }

  /**
   * Stops one pipe; returns when its batches under way have ended.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public void stop(String pipeName) {
    pipe(pipeName).source().stop();
  }

  @Override
  public void close() {
    CompletableFuture.allOf(
            all().stream()
                .map(pipe -> CompletableFuture.runAsync(() -> pipe.source().stop()))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private synchronized List<Pipe> all() {
    return List.copyOf(pipes.values());
  }

  private synchronized Pipe pipe(String name) {
    Pipe pipe = pipes.get(name);
    if (pipe == null) {
      throw new IllegalArgumentException("There is no pipe " + name);
    }
    return pipe;
  }
}
