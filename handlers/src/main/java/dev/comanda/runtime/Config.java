package dev.comanda.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of a function; the only place that reads them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Lambda
 *     environment variables</a>
 */
public final class Config {

  private final Map<String, String> variables;

  /** A configuration of exactly these variables. */
  public Config(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The variables of this process. */
  public static Config ofEnvironment() {
    return new Config(System.getenv());
  }

  /**
   * The value of a variable, without surrounding white space.
   *
   * @throws IllegalStateException if it is missing or blank; the message names it
   */
  public String required(String name) {
    return optional(name)
        .orElseThrow(
            () ->
                new IllegalStateException("Environment variable " + name + " is missing or blank"));
  }

  /** The value of a variable, or empty if it is missing or blank. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /**
   * The values of a comma-separated variable, in their order and without empty ones.
   *
   * @throws IllegalStateException if it is missing, or holds nothing but commas
   */
  public List<String> requiredList(String name) {
    List<String> values =
        Arrays.stream(required(name).split(","))
            .map(String::strip)
            .filter(v -> !v.isEmpty())
            .toList();
    if (values.isEmpty()) {
      throw new IllegalStateException("Environment variable " + name + " names no value");
    }
    return values;
  }
}
