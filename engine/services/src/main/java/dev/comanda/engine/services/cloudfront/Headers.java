package dev.comanda.engine.services.cloudfront;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The headers of a message, in order; names are told apart without regard to case. */
final class Headers implements Iterable<Map.Entry<String, String>> {

  private final List<Map.Entry<String, String>> entries = new ArrayList<>();

  /** A copy that can be changed alone. */
  Headers copy() {
    Headers copy = new Headers();
    copy.entries.addAll(entries);
    return copy;
  }

  /** The values of a header joined with a comma; null when there is none. */
  String get(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  /** Every value of a header. */
  List<String> all(String name) {
    return entries.stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  boolean has(String name) {
    return entries.stream().anyMatch(entry -> entry.getKey().equalsIgnoreCase(name));
  }

  /** Adds one more value. */
  Headers add(String name, String value) {
    entries.add(Map.entry(name, value));
    return this;
  }

  /** Puts one value in the place of all. */
  Headers set(String name, String value) {
    remove(name);
    return add(name, value);
  }

  /** Sets a value unless there is one. */
  Headers setIfAbsent(String name, String value) {
    return has(name) ? this : add(name, value);
  }

  Headers remove(String name) {
    entries.removeIf(entry -> entry.getKey().equalsIgnoreCase(name));
    return this;
  }

  @Override
  public Iterator<Map.Entry<String, String>> iterator() {
    return List.copyOf(entries).iterator();
  }
}
