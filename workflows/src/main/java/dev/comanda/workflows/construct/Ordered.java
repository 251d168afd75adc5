package dev.comanda.workflows.construct;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps that keep their order. That of {@link Map#of} changes from run to run: it would go into the
 * templates, and CloudFormation would update alarms and policies in which nothing has changed.
 */
public final class Ordered {

  private Ordered() {}

  /**
   * A map in the order of its entries.
   *
   * @throws IllegalArgumentException if two have the same key
   */
  @SafeVarargs
  public static <V> Map<String, V> map(Map.Entry<String, ? extends V>... entries) {
    Map<String, V> map = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends V> entry : entries) {
      if (map.put(entry.getKey(), entry.getValue()) != null) {
        throw new IllegalArgumentException("There are two values of '" + entry.getKey() + "'.");
      }
    }
    return Collections.unmodifiableMap(map);
  }
}
