package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Which headers, cookies or query strings a policy takes in.
 *
 * @param mode none, some, all, or all except some
 * @param names in lower case for headers, as they are otherwise
 */
record Selection(Mode mode, Set<String> names) {

  enum Mode {
    NONE,
    LISTED,
    ALL,
    ALL_EXCEPT
  }

  static final Selection NONE = new Selection(Mode.NONE, Set.of());
  static final Selection ALL = new Selection(Mode.ALL, Set.of());

  /** Headers by name. */
  static Selection headers(String... names) {
    return new Selection(Mode.LISTED, Set.of(names));
  }

  /**
   * Reads a part of a policy.
   *
   * @param kind {@code Header}, {@code Cookie} or {@code QueryString}
   * @throws IllegalArgumentException if the behavior is unknown
   */
  static Selection of(JsonNode policy, String kind) {
    JsonNode config = policy.path(kind + "sConfig");
    Set<String> names =
        StreamSupport.stream(config.path(kind + "s").spliterator(), false)
            .map(name -> kind.equals("Header") ? lower(name.asText()) : name.asText())
            .collect(Collectors.toSet());
    String behavior = config.path(kind + "Behavior").asText("none");
    return switch (behavior) {
      case "none" -> NONE;
      case "whitelist" -> new Selection(Mode.LISTED, names);
      case "all", "allViewer", "allViewerAndWhitelistCloudFront" -> ALL;
      case "allExcept" -> new Selection(Mode.ALL_EXCEPT, names);
      default -> throw new IllegalArgumentException(kind + "Behavior " + behavior + " is unknown");
    };
  }

  /** Whether a header is taken in, in whatever case it is written. */
  boolean takesHeader(String name) {
    return takes(lower(name));
  }

  /** Whether a cookie or a query string is taken in. */
  boolean takes(String name) {
    return switch (mode) {
      case NONE -> false;
      case LISTED -> names.contains(name);
      case ALL -> true;
      case ALL_EXCEPT -> !names.contains(name);
    };
  }

  /** Whether nothing is taken in. */
  boolean isNone() {
    return mode == Mode.NONE;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
