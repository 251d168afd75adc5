package dev.comanda.local.operator;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The command line of {@link Redrive}.
 *
 * @param outputs the file that {@code cdk deploy --outputs-file} wrote
 * @param routes what to redrive
 * @param dryRun whether to tell only what would be done
 */
record RedriveOptions(Path outputs, Set<Route> routes, boolean dryRun) {

  private static final String USAGE =
      "usage: redrive --outputs FILE [--queue " + Route.choices() + "] [--dry-run]";

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown, wrong or missing
   */
  static RedriveOptions parse(List<String> arguments) {
    Path outputs = null;
    Set<Route> routes = EnumSet.allOf(Route.class);
    boolean dryRun = false;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      switch (option) {
        case "--outputs" -> outputs = Path.of(value(option, rest));
        case "--queue" -> routes = Route.named(value(option, rest));
        case "--dry-run" -> dryRun = true;
        default ->
            throw new IllegalArgumentException("redrive does not take '" + option + "'; " + USAGE);
      }
    }
    if (outputs == null) {
      throw new IllegalArgumentException("--outputs FILE is missing; " + USAGE);
    }
    return new RedriveOptions(outputs, routes, dryRun);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException("A value is missing after " + option + "; " + USAGE);
    }
    return rest.next();
  }
}
