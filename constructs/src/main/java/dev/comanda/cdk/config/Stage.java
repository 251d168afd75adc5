package dev.comanda.cdk.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a deployment is for; chosen with {@code -c stage=dev|prod}. */
public enum Stage {
  /** To try things: small, fast to deliver, and gone when its stacks are deleted. */
  DEV,
  /** For customers: sized for load, and its data survive the deletion of its stacks. */
  PROD;

  /** The name in stack names and on the command line, such as {@code dev}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The stage of that name.
   *
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static Stage of(String id) {
    return Arrays.stream(values())
        .filter(stage -> stage.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown stage '" + id + "': use one of " + ids() + "."));
  }

  private static String ids() {
    return Arrays.stream(values()).map(Stage::id).collect(Collectors.joining(", "));
  }
}
