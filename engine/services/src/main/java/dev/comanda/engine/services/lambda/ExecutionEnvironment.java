package dev.comanda.engine.services.lambda;

import dev.comanda.engine.services.lambda.Invocation.Outcome;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One JVM of a function, as Lambda's execution environments are: it serves one invocation at a time
 * and is kept for later ones. An environment without work is not frozen: its own threads run on.
 */
final class ExecutionEnvironment {

  private final String id;
  private final String version;
  private final Instant startedAt = Instant.now();
  private Process process;
  private Consumer<Invocation> poll;
  private Invocation offered;
  private Invocation running;
  private boolean warm;
  private boolean doomed;

  ExecutionEnvironment(String id, String version) {
    this.id = id;
    this.version = version;
  }

  /** Names it in the runtime API, and is the session token that its calls are signed with. */
  String id() {
    return id;
  }

  /** The function's version that it runs, {@code $LATEST} or a number. */
  String version() {
    return version;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** Ties it to its process, whose end is the end of what it was working on. */
  synchronized void attach(Process started) {
    process = started;
    started.onExit().thenAccept(ended -> exited(ended.exitValue()));
  }

  /** Whether it can take work: a process that was killed may still be seen for a moment. */
  synchronized boolean alive() {
    return !doomed && process.isAlive();
  }

  /** Whether its initialisation is over. */
  synchronized boolean warm() {
    return warm;
  }

  void kill() {
    Process victim;
    synchronized (this) {
      doomed = true;
      victim = process;
    }
    victim.destroyForcibly();
  }

  /** Gives it an invocation. Only for an environment that has none. */
  synchronized void offer(Invocation invocation) {
    if (!process.isAlive()) {
      invocation.end(FunctionErrors.exited(invocation.id(), process.exitValue()));
    } else if (poll != null) {
      hand(invocation);
    } else {
      offered = invocation;
    }
  }

  /**
   * Its loop asks for the next invocation.
   *
   * @param taker takes it, now or when there is one; must not block
   */
  synchronized void next(Consumer<Invocation> taker) {
    warm = true;
    poll = taker;
    if (offered != null) {
      hand(offered);
    }
  }

  /** Its loop answers. False when that is not what it is working on. */
  synchronized boolean answer(String requestId, Outcome outcome) {
    if (running == null || !running.id().equals(requestId)) {
      return false;
    }
    running.end(outcome);
    running = null;
    return true;
  }

  /** Its loop could not make the handler. */
  synchronized void initFailed(byte[] error) {
    doomed = true;
    if (offered != null) {
      offered.end(new Outcome(error, true));
      offered = null;
    }
  }

  private void hand(Invocation invocation) {
    Consumer<Invocation> taker = poll;
    poll = null;
    offered = null;
    running = invocation;
    invocation.take();
    taker.accept(invocation);
  }

  private synchronized void exited(int exitValue) {
    Invocation lost = running != null ? running : offered;
    if (lost != null) {
      lost.end(FunctionErrors.exited(lost.id(), exitValue));
    }
    running = null;
    offered = null;
  }
}
