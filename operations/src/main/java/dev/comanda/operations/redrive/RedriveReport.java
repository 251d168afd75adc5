package dev.comanda.operations.redrive;

import dev.comanda.operations.shop.DeadLetter;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What {@link Redrive} prints: a line for each letter, and how many there were. */
final class RedriveReport {

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean dryRun;
  private final Instant now = Instant.now();
  private int redriven;
  private int staying;
  private boolean failed;

  RedriveReport(PrintWriter out, PrintWriter err, boolean dryRun) {
    this.out = out;
    this.err = err;
    this.dryRun = dryRun;
  }

  /** What became of a letter. */
  synchronized void letter(Route route, DeadLetter letter, Redriver.Outcome outcome) {
    out.printf(
        "%s %s%s %s: %s%n",
        route.id(),
        letter.id(),
        letter.orderId().map(order -> " of order " + Age.told(order, now)).orElse(""),
        outcome.done() ? done() : "stays",
        outcome.text());
    if (outcome.done()) {
      redriven++;
    } else {
      staying++;
    }
  }

  /** Letters came in the meantime. */
  synchronized void late(Route route, int count) {
    out.printf("%s: %d came while this command ran, and stay%n", route.id(), count);
    staying += count;
  }

  /** A queue could not be read to its end. */
  synchronized void failed(Route route, String queue, String why) {
    err.printf("comanda: %s: %s is not read to its end: %s%n", route.id(), queue, why);
    failed = true;
  }

  /**
   * The last line.
   *
   * @return the exit code
   */
  synchronized int end(List<Route> routes) {
    if (redriven + staying > 0) {
      out.printf("%d %s, %d stay%n", redriven, done(), staying);
    } else if (!failed) {
      out.println(
          "No dead letters in " + routes.stream().map(Route::id).collect(Collectors.joining(", ")));
    }
    if (failed) {
      return Redrive.FAILED;
    }
    return staying == 0 ? Redrive.DONE : Redrive.SOME_STAY;
  }

  private String done() {
    return dryRun ? "would be redriven" : "redriven";
  }
}
