package dev.comanda.operations.verify;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link Verify} prints: a line for each thing, when it happens. */
final class VerifyReport {

  private static final String INDENT = " ".repeat(23);

  private final PrintWriter out;
  private final long began = System.nanoTime();
  private final List<String> missing = new ArrayList<>();
  private boolean begun;
  private int seen;
  private int hidden;

  VerifyReport(PrintWriter out) {
    this.out = out;
  }

  /** Begins a part. */
  void heading(String text) {
    if (begun) {
      out.println();
    }
    begun = true;
    out.println(text);
  }

  /** A hop that was seen, after that time. */
  void seen(Duration after, String hop, String what) {
    seen++;
    line(seconds(after), hop, what);
  }

  /** A hop that this shop cannot show; it counts neither as seen nor as missing. */
  void hidden(String hop, String why) {
    hidden++;
    line("hidden", hop, why);
  }

  /** A hop that was not seen, and where to look. */
  void missing(String hop, String why, List<String> lookAt) {
    missing.add(hop);
    line("MISSING", hop, why);
    lookAt.forEach(where -> out.println(INDENT + where));
  }

  /** The operator has stopped the command. */
  void stopped() {
    missing.add("the rest, as the command was stopped");
    out.println("Stopped");
  }

  /** What became of a trace that this command left. */
  void trace(String became, String what) {
    out.printf("%10s  %s%n", became, what);
  }

  /**
   * The last line.
   *
   * @param clean whether everything that can be removed is
   * @return whether all is well
   */
  boolean end(boolean clean) {
    String time = seconds(Duration.ofNanos(System.nanoTime() - began));
    String unseen = hidden == 0 ? "" : ", " + hidden + " cannot be shown here";
    out.println();
    if (!missing.isEmpty()) {
      out.printf("NOT VERIFIED in %s: missing %s%n", time, String.join(", ", missing));
    } else if (!clean) {
      out.printf("Seen everywhere, but NOT REMOVED whole, in %s%n", time);
    } else {
      out.printf("Verified in %s: %d hops seen%s%n", time, seen, unseen);
    }
    return missing.isEmpty() && clean;
  }

  private void line(String time, String hop, String text) {
    out.printf("%10s  %-10s %s%n", time, hop, text);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
