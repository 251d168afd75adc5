package dev.comanda.runtime.snapshot;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.Log;
import dev.comanda.runtime.aws.AwsClients;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Prepares a function for the snapshot that its copies start from. Whatever is made by then all
 * copies share, so that nothing random, no time of day, no credentials and no connection may be
 * kept: the handlers make ids per call, a {@link Rehearsal} sends nothing, and the credentials and
 * the connections that are made to load their classes are thrown away.
 *
 * <p>Outside of Lambda, and for functions without SnapStart, nothing happens.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Runtime
 *     hooks</a>
 */
public final class Snapshot implements Resource {

  /** The context of Lambda holds what is registered weakly. */
  private static Snapshot kept;

  private final RequestStreamHandler handler;
  private final Config config;
  private final AwsClients clients;

  Snapshot(RequestStreamHandler handler, Config config, AwsClients clients) {
    this.handler = handler;
    this.config = config;
    this.clients = clients;
  }

  /** Has a handler rehearse before the snapshot. Called once, by the function's own handler. */
  public static void prepare(RequestStreamHandler handler, Config config, AwsClients clients) {
    kept = new Snapshot(handler, config, clients);
    Core.getGlobalContext().register(kept);
  }

  /** The clients of the function. */
  AwsClients clients() {
    return clients;
  }

  /** What is prepared; null outside of a function. */
  static Snapshot kept() {
    return kept;
  }

  /**
   * Does once all that the first call would otherwise be the first to do.
   *
   * @return the handler's answers to the events of its rehearsal
   */
  List<byte[]> rehearse() throws IOException {
    Rehearsal rehearsal = Rehearsal.of(handler.getClass(), config);
    List<byte[]> answers = rehearsal.run(handler, clients);
    clients.rehearseCredentials();
    for (URI endpoint : rehearsal.endpoints()) {
      Handshake.with(endpoint);
    }
    return answers;
  }

  /** A rehearsal that fails costs the first calls their speed; failing here would cost them all. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      rehearse();
    } catch (IOException | RuntimeException | LinkageError e) {
      Log.warn("rehearsal", "rehearsal-failed", e);
    }
  }

  /** Connections are opened by the first call that needs one. */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}
}
