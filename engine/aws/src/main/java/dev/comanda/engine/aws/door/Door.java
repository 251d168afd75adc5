package dev.comanda.engine.aws.door;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Functions;
import dev.comanda.engine.aws.Guard;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Backend;
import java.io.IOException;

/**
 * Leads every AWS call to the engine of its service. Calls over HTTP arrive through {@code
 * DoorServer}; workflows and pipes, which live in this JVM, call {@link #call} through {@link
 * AwsClient}.
 */
public final class Door {

  private final Directory directory = new Directory();
  private final Faults faults;
  private volatile Functions functions = Functions.NONE;
  private volatile Guard guard = Guard.NONE;

  public Door(Faults faults) {
    this.faults = faults;
  }

  /** Puts an engine behind the door, in the place of any earlier one of that service. */
  public void register(Api api, Engine engine) {
    directory.add(api, engine);
  }

  /** The services behind it. */
  Directory directory() {
    return directory;
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
    Backend backend = directory.find(request.service());
    guard.check(request);
    return faults.apply(request, backend, functions);
  }
}
