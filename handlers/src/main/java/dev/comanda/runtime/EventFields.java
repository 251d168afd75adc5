package dev.comanda.runtime;

import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.contract.fields.JsonPointer;
import dev.comanda.contract.fields.Text;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The members of a JSON object in a task's input. The first thing that is wrong ends the reading:
 * an {@link InvalidEventException} names the field by its path and never quotes its value, which
 * may be a customer's. Members that are not asked for are ignored.
 */
public final class EventFields {

  private final String path;
  private final Map<String, Object> members;

  private EventFields(String path, Object value) {
    if (!(value instanceof Map<?, ?>)) {
      throw new InvalidEventException(named(path) + ": must be an object" + missing(value));
    }
    this.path = path;
    this.members = Json.object(value);
  }

  /** The fields of a task's whole input, which must be a JSON object. */
  public static EventFields parse(InputStream input) {
    try {
      return new EventFields("", Json.parse(input));
    } catch (JsonException e) {
      throw new InvalidEventException(named(e.pointer()) + ": " + e.getMessage(), e);
    }
  }

  /** The member that is an object. */
  public EventFields object(String name) {
    return new EventFields(at(name), members.get(name));
  }

  /**
   * The member that is an array of objects.
   *
   * @param most the most elements allowed; at least one is needed
   */
  public List<EventFields> objects(String name, int most) {
    Object value = members.get(name);
    require(value instanceof List<?>, name, "must be an array" + missing(value));
    List<?> elements = (List<?>) value;
    require(
        !elements.isEmpty() && elements.size() <= most,
        name,
        "must have 1 to " + most + " elements, not " + elements.size());
    List<EventFields> objects = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      objects.add(new EventFields(JsonPointer.element(at(name), i), elements.get(i)));
    }
    return objects;
  }

  /** The member that is a string, not blank, and without NUL or half of a surrogate pair. */
  public String text(String name) {
    Object value = members.get(name);
    require(value instanceof String, name, "must be a string" + missing(value));
    String text = (String) value;
    require(!text.isBlank(), name, "must not be blank");
    require(!Text.isBroken(text), name, "holds NUL or half of a surrogate pair");
    return text;
  }

  /**
   * As {@link #text(String)}, and matching the whole pattern.
   *
   * @param what what the pattern describes, in words
   */
  public String text(String name, Pattern pattern, String what) {
    String text = text(name);
    require(pattern.matcher(text).matches(), name, "must be " + what);
    return text;
  }

  /** The member that is a point in time in UTC, as {@code 2026-11-24T17:26:36.000Z}. */
  public Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw wrong(name, "must be an ISO 8601 instant in UTC");
    }
  }

  /** The member that is a whole number within these bounds, both included. */
  public long integer(String name, long least, long most) {
    Object value = members.get(name);
    require(value instanceof Long, name, "must be a whole number" + missing(value));
    long number = (Long) value;
    require(least <= number && number <= most, name, "must be from " + least + " to " + most);
    return number;
  }

  /** The member whatever it is; {@code null} if it is {@code null} or missing. */
  public Object any(String name) {
    return members.get(name);
  }

  /** The exception that says what is wrong with a member. */
  public InvalidEventException wrong(String name, String problem) {
    return new InvalidEventException(at(name) + ": " + problem);
  }

  private void require(boolean holds, String name, String problem) {
    if (!holds) {
      throw wrong(name, problem);
    }
  }

  private String at(String name) {
    return JsonPointer.member(path, name);
  }

  private static String named(String path) {
    return path.isEmpty() ? "The input" : path;
  }

  private static String missing(Object value) {
    return value == null ? ", but is missing" : "";
  }
}
