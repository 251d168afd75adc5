package dev.comanda.engine.aws.door;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leads every AWS call to the engine of its service. Calls over HTTP arrive through {@code
 * DoorServer}; workflows and pipes, which live in this JVM, call {@link #call} through {@link
 * AwsClient}.
 */
public final class Door {

  private final Map<String, Engine> engines = new ConcurrentHashMap<>();
  private final Faults faults;
  private volatile Functions functions = Functions.NONE;
  private volatile Guard guard = Guard.NONE;

  public Door(Faults faults) {
    this.faults = faults;
  }

  /** Puts an engine behind the door, in the place of any earlier one of that service. */
  public void register(String service, Engine engine) {
    engines.put(service, engine);
  }

  /** Tells the door which functions there are, in the place of what it knew before. */
  public void register(Functions known) {
    functions = known;
  }

  /** Has calls judged from now on. */
  public void register(Guard judge) {
    guard = judge;
  }

  /** Who judges calls. */
  public Guard guard() {
    return guard;
  }

  /** The functions that were registered. */
  Functions functions() {
    return functions;
  }

  /** The failures asked for, and the calls counted. */
  public Faults faults() {
    return faults;
  }

  /**
   * Answers one call, or refuses it as {@link Guard} says, or fails it as {@link Faults} say.
   *
   * @throws IOException when the engine cannot be reached
   * @throws AwsError when no engine stands for the service, or the caller may not make the call
   */
  public AwsResponse call(AwsRequest request) throws IOException {
    Engine engine = engines.get(request.service());
    if (engine == null) {
      throw new AwsError(
          "UnknownService", "Comanda runs no engine for the service " + request.service(), 501);
    }
    guard.check(request);
    return faults.apply(request, engine, functions);
  }
}
