package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Caller;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pipe: its definition, what it should be and what it is. What it should be is told with {@link
 * #order}; {@link #settle} makes it so, which takes as long as the batches under way.
 */
final class Pipe {

  private static final Logger LOG = LoggerFactory.getLogger(Pipe.class);

  /**
   * What is known of a pipe at one moment.
   *
   * @param definition as it was given, with {@code Name}
   * @param reason why it is in its state; empty when there is nothing to say
   */
  record Snapshot(
      String arn,
      ObjectNode definition,
      DesiredState desired,
      PipeState current,
      String reason,
      Instant created,
      Instant modified) {}

  private final Caller caller;
  private Snapshot now;
  private Source source;

  Pipe(ObjectNode definition, Caller caller, String arn, DesiredState desired, Source source) {
    Instant created = Instant.now();
    this.caller = caller;
    this.source = source;
    now = new Snapshot(arn, definition, desired, PipeState.CREATING, "", created, created);
  }

  String name() {
    return snapshot().definition().get("Name").textValue();
  }

  /** Who its calls are from. */
  Caller caller() {
    return caller;
  }

  synchronized Snapshot snapshot() {
    return now;
  }

  /**
   * Notes what the pipe should be from now on.
   *
   * @param passing what it is until then
   * @throws AwsError with the code ConflictException while an earlier order is being carried out
   */
  synchronized void order(ObjectNode definition, DesiredState desired, PipeState passing) {
    if (now.current().isPassing()) {
      throw new AwsError(
          "ConflictException", "Pipe %s is in state %s.".formatted(name(), now.current()), 409);
    }
    now = new Snapshot(now.arn(), definition, desired, passing, "", now.created(), Instant.now());
  }

  /** Makes it what it should be. Returns when that is done, or has failed. */
  void settle() {
    Source settled = source();
    boolean runs = snapshot().desired() == DesiredState.RUNNING;
    try {
      if (runs) {
        settled.start();
      } else {
        settled.stop();
      }
      arrive(runs ? PipeState.RUNNING : PipeState.STOPPED, "");
    } catch (RuntimeException e) {
      LOG.error("Pipe {} did not {}", name(), runs ? "start" : "stop", e);
      arrive(runs ? PipeState.START_FAILED : PipeState.STOP_FAILED, e.toString());
    }
  }

  /** Lets it read and deliver as its changed definition says. */
  void replace(Pipe changed) {
    source().stop();
    synchronized (this) {
      source = changed.source;
    }
  }

  /** Ends its work, whatever it should be. */
  void close() {
    source().stop();
  }

  private synchronized Source source() {
    return source;
  }

  private synchronized void arrive(PipeState state, String reason) {
    now =
        new Snapshot(
            now.arn(),
            now.definition(),
            now.desired(),
            state,
            reason,
            now.created(),
            now.modified());
  }
}
