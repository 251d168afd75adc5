package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The pipes there are. What takes a while is done on threads of their own; a pipe takes its next
 * order when the last one is done.
 */
final class Pipes implements AutoCloseable {

  private final PipeFactory factory;
  private final SourceFactory sources;
  private final Map<String, Pipe> byName = new TreeMap<>();
  private final ExecutorService orders =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "pipes-orders");
            thread.setDaemon(true);
            return thread;
          });

  Pipes(PipeFactory factory, SourceFactory sources) {
    this.factory = factory;
    this.sources = sources;
  }

  synchronized List<Pipe> all() {
    return List.copyOf(byName.values());
  }

  /**
   * @throws AwsError with the code NotFoundException
   */
  synchronized Pipe get(String name) {
    Pipe pipe = byName.get(name);
    if (pipe == null) {
      throw new AwsError("NotFoundException", "Pipe " + name + " does not exist.", 404);
    }
    return pipe;
  }

  /**
   * Adds a pipe that does not work yet.
   *
   * @param caller the name that its calls are made under
   * @throws InvalidPipeException if its definition is refused
   * @throws AwsError with the code ConflictException if its name is taken
   */
  synchronized Pipe add(ObjectNode definition, String caller) {
    Pipe pipe = factory.make(definition, caller);
    if (byName.containsKey(pipe.name())) {
      throw new AwsError("ConflictException", "Pipe " + pipe.name() + " already exists.", 409);
    }
    byName.put(pipe.name(), pipe);
    return pipe;
  }

  /** Makes a pipe what it should be, soon. */
  void settle(Pipe pipe) {
    orders.execute(pipe::settle);
  }

  /**
   * Changes a pipe's definition and lets it go on from where it is.
   *
   * @param change of the members that {@code UpdatePipe} takes
   * @throws InvalidPipeException if what comes out is refused
   */
  void update(Pipe pipe, JsonNode change) {
    Pipe.Snapshot before = pipe.snapshot();
    ObjectNode definition = DefinitionUpdate.of(before.definition(), change);
    if (!change.has("DesiredState")) {
      definition.put("DesiredState", before.desired().name());
    }
    Pipe changed = factory.make(definition, pipe.caller().name());
    pipe.order(definition, changed.snapshot().desired(), PipeState.UPDATING);
    orders.execute(
        () -> {
          pipe.replace(changed);
          pipe.settle();
        });
  }

  void delete(Pipe pipe) {
    pipe.order(pipe.snapshot().definition(), DesiredState.STOPPED, PipeState.DELETING);
    orders.execute(
        () -> {
          pipe.close();
          sources.forget(pipe.name());
          synchronized (this) {
            byName.remove(pipe.name());
          }
        });
  }

  @Override
  public void close() {
    orders.shutdown();
    CompletableFuture.allOf(
            all().stream()
                .map(pipe -> CompletableFuture.runAsync(pipe::close))
                .toArray(CompletableFuture[]::new))
        .join();
  }
}
