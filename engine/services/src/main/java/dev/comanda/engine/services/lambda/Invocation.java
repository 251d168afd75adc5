package dev.comanda.engine.services.lambda;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call of a function, from the moment an environment is chosen for it until its outcome. */
final class Invocation {

  /**
   * How an invocation ended.
   *
   * @param payload the function's answer, or the error document
   * @param failed whether the function failed
   */
  record Outcome(byte[] payload, boolean failed) {}

  private final String id = UUID.randomUUID().toString();
  private final String traceId = TraceId.next();
  private final String functionArn;
  private final byte[] payload;
  private final Duration timeout;
  private final CompletableFuture<Boolean> taken = new CompletableFuture<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private volatile long takenNanos;
  private volatile long deadlineMillis;

  Invocation(String functionArn, byte[] payload, Duration timeout) {
    this.functionArn = functionArn;
    this.payload = payload;
    this.timeout = timeout;
  }

  String id() {
    return id;
  }

  String traceId() {
    return traceId;
  }

  String functionArn() {
    return functionArn;
  }

  byte[] payload() {
    return payload;
  }

  long deadlineMillis() {
    return deadlineMillis;
  }

  /** The environment's loop has fetched it: from now on its time runs. */
  void take() {
    takenNanos = System.nanoTime();
    deadlineMillis = System.currentTimeMillis() + timeout.toMillis();
    taken.complete(true);
  }

  boolean wasTaken() {
    return taken.isDone() && taken.join();
  }

  /** Ends it, unless it has ended already. */
  void end(Outcome how) {
    outcome.complete(how);
    taken.complete(false);
  }

  /**
   * Waits until the loop has fetched it, or it has ended before.
   *
   * @return false when neither happened in time
   */
  boolean awaitTaken(Duration limit) {
    return await(taken, limit) != null;
  }

  /** Waits for the end; null when the function's time is up first. */
  Outcome awaitOutcome() {
    return await(outcome, timeout);
  }

  /** How long the handler has run, in milliseconds. */
  double durationMillis() {
    return (System.nanoTime() - takenNanos) / 1e6;
  }

  private static <T> T await(CompletableFuture<T> future, Duration limit) {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
