package dev.comanda.cdk;

import dev.comanda.cdk.config.ContextKey;
import dev.comanda.cdk.config.Stage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The options of a synthesis without the {@code cdk} command. Each has a system property too, such
 * as {@code -Dcomanda.stage=prod}.
 *
 * @param output the assembly's directory; null for the one that {@code cdk} names
 * @param context context values, which win over those from {@code cdk}
 */
record CommandLine(String output, Map<String, Object> context) {

  private static final String USAGE =
      "usage: [--stage dev|prod|all] [--output DIR] [-c KEY=VALUE]...";

  private static final String ALL = "all";

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException if one is unknown or lacks its value, or a context key is
   */
  static CommandLine parse(String... args) {
    String output = System.getProperty("comanda.output");
    Map<String, Object> context = new HashMap<>();
    if (System.getProperty("comanda.stage") != null) {
      context.put("stage", System.getProperty("comanda.stage"));
    }
    Iterator<String> rest = List.of(args).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--stage" -> context.put("stage", value(option, rest));
        case "--output" -> output = value(option, rest);
        case "-c", "--context" -> {
          String[] pair = value(option, rest).split("=", 2);
          if (pair.length < 2) {
            throw new IllegalArgumentException(
                option + " has '" + pair[0] + "' without a value; " + USAGE);
          }
          context.put(pair[0], pair[1]);
        }
        default -> throw new IllegalArgumentException("Unknown option '" + option + "'; " + USAGE);
      }
    }
    ContextKey.checkAll(context.keySet());
    return new CommandLine(output, context);
  }

  /** Whether {@code cdk} asks, which deploys what it gets. */
  boolean isForDeployment() {
    return output == null;
  }

  /**
   * One synthesis each: this one, or one of every stage if it asks for {@code all}, with dev in the
   * named directory and prod in {@code DIR-prod}.
   *
   * @throws IllegalArgumentException if it asks for all and names no directory; {@code cdk}'s own
   *     takes one stage
   */
  List<CommandLine> ofEachStage() {
    if (!ALL.equals(context.get("stage"))) {
      return List.of(this);
    }
    if (output == null) {
      throw new IllegalArgumentException("--stage all needs --output; " + USAGE);
    }
    return Arrays.stream(Stage.values()).map(this::of).toList();
  }

  private CommandLine of(Stage stage) {
    Map<String, Object> ofStage = new HashMap<>(context);
    ofStage.put("stage", stage.id());
    return new CommandLine(stage == Stage.DEV ? output : output + "-" + stage.id(), ofStage);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " lacks its value; " + USAGE);
    }
    return rest.next();
  }
}
