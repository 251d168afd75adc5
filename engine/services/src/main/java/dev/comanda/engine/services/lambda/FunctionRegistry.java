package dev.comanda.engine.services.lambda;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Environment;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions by name, with their versions and aliases. Every version has environments of its
 * own, and the code of the one deployment that there is.
 */
final class FunctionRegistry {

  /**
   * What a call names.
   *
   * @param pool the function's environments
   * @param arn the ARN, with its qualifier if one was given
   * @param version {@code $LATEST} or a number
   */
  record Target(EnvironmentPool pool, String arn, String version) {}

  /** What runs when no version is named: code and configuration as they are now. */
  static final String LATEST = "$LATEST";

  private static final String ARN_PREFIX = Environment.arn("lambda", "function:");

  private final Map<String, EnvironmentPool> byName = new ConcurrentHashMap<>();
  private final Map<String, EnvironmentPool> byLogicalId = new ConcurrentHashMap<>();
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  void add(EnvironmentPool pool) {
    if (byName.putIfAbsent(pool.function().name(), pool) != null) {
      throw new IllegalArgumentException(
          "FunctionName " + pool.function().name() + " is taken by another function");
    }
    byLogicalId.put(pool.function().logicalId(), pool);
  }

  /**
   * Publishes the next version of a function.
   *
   * @param function the function's name or ARN
   * @return what a call of the version names
   */
  Target publish(String function) {
    Target latest = find(function, null);
    int number = 1;
    while (versions.containsKey(latest.arn() + ":" + number)) {
      number++;
    }
    return name(latest, Integer.toString(number), Integer.toString(number));
  }

  /**
   * Adds an alias.
   *
   * @param function the function's name or ARN
   * @param version the version that it stands for
   * @return what a call of the alias names
   * @throws AwsError {@code ResourceNotFoundException} when there is no such function or version
   */
  Target alias(String function, String alias, String version) {
    find(function, version);
    return name(find(function, null), alias, version);
  }

  private Target name(Target latest, String qualifier, String version) {
    String arn = latest.arn() + ":" + qualifier;
    versions.put(arn, version);
    return new Target(latest.pool(), arn, version);
  }

  EnvironmentPool byLogicalId(String logicalId) {
    return byLogicalId.get(logicalId);
  }

  Collection<EnvironmentPool> all() {
    return byName.values();
  }

  /**
   * Finds what a call names.
   *
   * @param function a name or ARN, either of which may carry a qualifier
   * @param qualifier from the query; null when there is none
   * @throws AwsError {@code ResourceNotFoundException} when there is no such function or qualifier
   */
  Target find(String function, String qualifier) {
    String[] parts =
        (function.startsWith(ARN_PREFIX) ? function.substring(ARN_PREFIX.length()) : function)
            .split(":", 2);
    String asked = parts.length == 2 ? parts[1] : qualifier;
    EnvironmentPool pool = byName.get(parts[0]);
    String arn = ARN_PREFIX + parts[0] + (asked == null ? "" : ":" + asked);
    String version = asked == null || asked.equals(LATEST) ? LATEST : versions.get(arn);
    if (pool == null || version == null) {
      throw new AwsError("ResourceNotFoundException", "Function not found: " + arn, 404);
    }
    return new Target(pool, arn, version);
  }
}
