package dev.comanda.engine.services.lambda;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.services.lambda.Invocation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The environments of one function, each of one version: reused when warm, started on demand up to
 * a bound.
 *
 * <p>Lambda starts a thousand and then throttles. One machine cannot: at most as many environments
 * work as it has processors (two at least), and a further call waits for one, for as long as the
 * function may run, before it is throttled. A function's reserved concurrency throttles at once, as
 * Lambda does.
 */
final class EnvironmentPool {

  /** Lambda's limit of an initialisation, to which it adds the function's own timeout. */
  private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

  private static final int BOUND = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final FunctionConfig function;
  private final EnvironmentLauncher launcher;
  private final FunctionLog log;
  private final Semaphore places = new Semaphore(BOUND, true);
  private final AtomicInteger atOnce = new AtomicInteger();
  private final Map<String, Deque<ExecutionEnvironment>> idle = new ConcurrentHashMap<>();
  private final List<ExecutionEnvironment> all = new CopyOnWriteArrayList<>();

  EnvironmentPool(FunctionConfig function, EnvironmentLauncher launcher, FunctionLog log) {
    this.function = function;
    this.launcher = launcher;
    this.log = log;
  }

  FunctionConfig function() {
    return function;
  }

  /**
   * Runs the function once and waits for its outcome.
   *
   * @param functionArn the ARN that was called, with its qualifier
   * @param version the version that runs
   * @throws AwsError {@code TooManyRequestsException} when no environment may take the call
   */
  Outcome invoke(String functionArn, String version, byte[] payload) {
    Integer reserved = function.reservedConcurrency();
    try {
      if (atOnce.incrementAndGet() > (reserved == null ? Integer.MAX_VALUE : reserved)) {
        throw throttled("ReservedFunctionConcurrentInvocationLimitExceeded");
      }
      if (!places.tryAcquire(function.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw throttled("ConcurrentInvocationLimitExceeded");
      }
      try {
        return run(functionArn, version, payload);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw throttled("ConcurrentInvocationLimitExceeded");
    } finally {
      atOnce.decrementAndGet();
    }
  }

  /** Kills one environment, or all when {@code id} is null; says whether any was alive. */
  boolean kill(String id) {
    boolean any = false;
    for (ExecutionEnvironment environment : all) {
      if ((id == null || environment.id().equals(id)) && environment.alive()) {
        environment.kill();
        any = true;
      }
    }
    return any;
  }

  /** A warm environment that died while idle is replaced unseen: nothing was running in it. */
  private Outcome run(String functionArn, String version, byte[] payload) {
    while (true) {
      ExecutionEnvironment environment = warmOrNew(version);
      boolean warm = environment.warm();
      Invocation invocation = new Invocation(functionArn, payload, function.timeout());
      Outcome outcome = run(environment, invocation, warm);
      if (environment.alive()) {
        idle(version).push(environment);
      } else {
        forget(environment);
      }
      if (!warm || invocation.wasTaken()) {
        return outcome;
      }
    }
  }

  private Outcome run(ExecutionEnvironment environment, Invocation invocation, boolean warm) {
    environment.offer(invocation);
    Duration limit = INIT_LIMIT.plus(function.timeout());
    if (!invocation.awaitTaken(limit)) {
      return timedOut(environment, invocation, limit);
    }
    double init = -1;
    if (invocation.wasTaken() && !warm) {
      init = Duration.between(environment.startedAt(), Instant.now()).toNanos() / 1e6;
    }
    if (invocation.wasTaken()) {
      log.started(invocation, environment.version());
    }
    Outcome outcome = invocation.awaitOutcome();
    if (outcome == null) {
      outcome = timedOut(environment, invocation, function.timeout());
    }
    if (invocation.wasTaken()) {
      log.ended(invocation, function.memoryMb(), init);
    }
    return outcome;
  }

  private Outcome timedOut(
      ExecutionEnvironment environment, Invocation invocation, Duration limit) {
    Outcome outcome = FunctionErrors.timedOut(invocation.id(), limit);
    invocation.end(outcome);
    log.timedOut(invocation, limit.toMillis() / 1000.0);
    environment.kill();
    forget(environment);
    return invocation.awaitOutcome();
  }

  private ExecutionEnvironment warmOrNew(String version) {
    ExecutionEnvironment environment;
    while ((environment = idle(version).poll()) != null) {
      if (environment.alive()) {
        return environment;
      }
      forget(environment);
    }
    environment = launcher.launch(function, version, log);
    all.add(environment);
    return environment;
  }

  private Deque<ExecutionEnvironment> idle(String version) {
    return idle.computeIfAbsent(version, any -> new ConcurrentLinkedDeque<>());
  }

  private void forget(ExecutionEnvironment environment) {
    all.remove(environment);
    launcher.forget(environment);
  }

  private static AwsError throttled(String reason) {
    return new AwsError("TooManyRequestsException", "Rate Exceeded. (" + reason + ")", 429);
  }
}
