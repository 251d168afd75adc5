package dev.comanda.operations.redrive;

import dev.comanda.operations.command.Commands;
import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.DeadLetter;
import dev.comanda.operations.shop.DeadLetters;
import dev.comanda.operations.shop.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Gives dead letters another try: messages go back to their queue, and orders that got stuck in the
 * table's stream are published again. Every stage behind knows an event that it has seen, so that a
 * letter may be redriven twice. What cannot be redriven is named and stays.
 *
 * <p>Queues are not moved by SQS itself ({@code StartMessageMoveTask}): beside messages as they
 * were, their dead-letter queues hold events wrapped with a reason.
 */
final class Redrive {

  /** All that was asked for was done. */
  static final int DONE = 0;

  /** The command could not do its work. */
  static final int FAILED = Commands.FAILED;

  /** Some letters stay where they are; the lines with {@code stays} name them. */
  static final int SOME_STAY = 2;

  private final Clients clients;
  private final RedriveReport report;
  private final boolean dryRun;

  Redrive(Clients clients, RedriveReport report, boolean dryRun) {
    this.clients = clients;
    this.report = report;
    this.dryRun = dryRun;
  }

  /**
   * Reads the queues of all routes, side by side, because each is asked for a second until it says
   * that it is empty.
   *
   * @return the exit code
   */
  int redrive(List<Route> routes) {
    Instant began = Instant.now();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      CompletableFuture.allOf(
              routes.stream()
                  .flatMap(
                      route ->
                          route.letters().queues().stream()
                              .<Runnable>map(queue -> () -> redrive(route, queue, began)))
                  .map(work -> CompletableFuture.runAsync(work, threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      threads.shutdown();
    }
    return report.end(routes);
  }

  private void redrive(Route route, String queue, Instant began) {
    try {
      // Made for the first letter: most queues are empty, and clients take a while to be made.
      Redriver[] redriver = new Redriver[1];
      int late =
          new DeadLetterQueue(clients.sqs(), queue)
              .read(
                  began,
                  letter -> {
                    if (redriver[0] == null) {
                      redriver[0] = route.redriver().apply(clients);
                    }
                    return redrive(route, redriver[0], letter);
                  });
      if (late > 0) {
        report.late(route, late);
      }
    } catch (SdkException e) {
      report.failed(route, DeadLetters.name(queue), Refusals.told(e));
    }
  }

  /** Whether the letter is needed no more. One that is refused does not stop the others. */
  private boolean redrive(Route route, Redriver redriver, DeadLetter letter) {
    Redriver.Outcome outcome;
    try {
      outcome = redriver.redrive(letter, dryRun);
    } catch (SdkException e) {
      outcome = new Redriver.Outcome(false, "refused, " + Refusals.told(e));
    }
    report.letter(route, letter, outcome);
    return outcome.done() && !dryRun;
  }
}
