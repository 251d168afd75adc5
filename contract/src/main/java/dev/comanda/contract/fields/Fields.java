package dev.comanda.contract.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * The members of a JSON object. What is wrong is told to the {@link FieldErrors}; where they let
 * the reading go on, the value is {@code null}.
 *
 * <p>Values are {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Boolean}, {@code
 * null}, and any other {@code Number} for what is no whole number or beyond {@code long}.
 */
public final class Fields {

  private final String pointer;
  private final Map<?, ?> members;
  private final FieldErrors errors;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(String pointer, Map<?, ?> members, FieldErrors errors) {
    this.pointer = pointer;
    this.members = members;
    this.errors = errors;
  }

  /** The members of a whole document. */
  public static Fields of(Map<String, Object> members, FieldErrors errors) {
    return new Fields("", members, errors);
  }

  /**
   * A string without NUL or half of a surrogate pair.
   *
   * @param parse makes the value of it, or throws {@link IllegalArgumentException} with a message
   *     that says what is allowed
   */
  public <T> T text(String name, Function<String, T> parse) {
    if (!(ask(name) instanceof String text)) {
      return wrongKind(name, "a string");
    }
    return Text.isBroken(text)
        ? wrong(name, "Holds NUL or half of a surrogate pair")
        : parsed(name, text, parse);
  }

  /** A string, not blank. */
  public String text(String name) {
    return text(name, Fields::notBlank);
  }

  /**
   * A string that matches the whole pattern.
   *
   * @param what what the pattern describes, in words
   */
  public String text(String name, Pattern pattern, String what) {
    return text(
        name,
        text -> {
          if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("Must be " + what);
          }
          return text;
        });
  }

  /** As {@link #text(String, Function)}; empty if there is no such member, or if it is wrong. */
  public <T> Optional<T> optionalText(String name, Function<String, T> parse) {
    return optional(name, member -> text(member, parse));
  }

  /** What {@code read} makes of the member; empty if there is no such member, or if it is wrong. */
  public <T> Optional<T> optional(String name, Function<String, T> read) {
    return isThere(name) ? Optional.ofNullable(read.apply(name)) : Optional.empty();
  }

  /** A point in time in UTC, as {@code 2026-11-24T17:26:36.000Z}. */
  public Instant instant(String name) {
    return text(name, Fields::instantOf);
  }

  /** A whole number; {@code parse} as for {@link #text(String, Function)}. */
  public <T> T integer(String name, LongFunction<T> parse) {
    return ask(name) instanceof Long number
        ? parsed(name, number, parse::apply)
        : wrongKind(name, "a whole number");
  }

  /** A whole number within these bounds, both included. */
  public Long integer(String name, long least, long most) {
    return integer(
        name,
        number -> {
          if (number < least || number > most) {
            throw new IllegalArgumentException("Must be from " + least + " to " + most);
          }
          return number;
        });
  }

  /** An object, read by {@code read}. */
  public <T> T object(String name, Function<Fields, T> read) {
    return object(at(name), ask(name), has(name), read);
  }

  /** As {@link #object(String, Function)}; empty if there is no such member, or if it is wrong. */
  public <T> Optional<T> optionalObject(String name, Function<Fields, T> read) {
    return optional(name, member -> object(member, read));
  }

  /** An object whose members, whatever their names, are strings. */
  public Map<String, String> texts(String name) {
    return object(
        name,
        object -> {
          Map<String, String> texts = new LinkedHashMap<>();
          for (Object member : object.members.keySet()) {
            texts.put((String) member, object.text((String) member, text -> text));
          }
          return texts;
        });
  }

  /**
   * An array of objects, each read by {@code read}; {@code null} in the place of those that are
   * wrong.
   *
   * @param most the most elements allowed; at least one is needed
   */
  public <T> List<T> objects(String name, int most, Function<Fields, T> read) {
    if (!(ask(name) instanceof List<?> elements)) {
      return wrongKind(name, "an array of objects");
    }
    if (elements.isEmpty() || elements.size() > most) {
      return wrong(name, "Must have 1 to " + most + " elements, not " + elements.size());
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      values.add(object(JsonPointer.element(at(name), i), elements.get(i), true, read));
    }
    return values;
  }

  /** As {@link #objects(String, int, Function)}, and as many as there are. */
  public <T> List<T> objects(String name, Function<Fields, T> read) {
    return objects(name, Integer.MAX_VALUE, read);
  }

  /** Tells of each member that was never asked for. */
  public void finish() {
    for (Object name : members.keySet()) {
      if (!asked.contains(name)) {
        errors.unknown(at((String) name), asked);
      }
    }
  }

  /**
   * Tells of what the caller has found wrong.
   *
   * @param below where, as a JSON pointer from here, such as {@code /customer/email}
   */
  public void wrongBelow(String below, String problem) {
    errors.add(pointer + below, problem);
  }

  /** The kind of a JSON value, in words. */
  public static String kind(Object value) {
    if (value == null || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof Number) {
      return "a number";
    }
    return value instanceof String ? "a string" : value instanceof Map ? "an object" : "an array";
  }

  private <T> T object(String at, Object value, boolean there, Function<Fields, T> read) {
    if (!(value instanceof Map<?, ?> object)) {
      return wrongKind(at, "an object", value, there);
    }
    Fields fields = new Fields(at, object, errors);
    T result = read.apply(fields);
    fields.finish();
    return result;
  }

  private <S, T> T parsed(String name, S source, Function<S, T> parse) {
    try {
      return parse.apply(source);
    } catch (IllegalArgumentException e) {
      return wrong(name, e.getMessage());
    }
  }

  private <T> T wrong(String name, String problem) {
    errors.add(at(name), problem);
    return null;
  }

  private <T> T wrongKind(String name, String wanted) {
    return wrongKind(at(name), wanted, members.get(name), has(name));
  }

  private <T> T wrongKind(String at, String wanted, Object value, boolean there) {
    errors.add(
        at,
        there
            ? "Must be " + wanted + ", not " + errors.named(value)
            : "Missing; must be " + wanted);
    return null;
  }

  private Object ask(String name) {
    asked.add(name);
    return members.get(name);
  }

  private boolean isThere(String name) {
    asked.add(name);
    return has(name) && !(members.get(name) == null && errors.takesNullForNothing());
  }

  private boolean has(String name) {
    return members.containsKey(name);
  }

  private String at(String name) {
    return JsonPointer.member(pointer, name);
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("Must not be blank");
    }
    return text;
  }

  private static Instant instantOf(String text) {
    try {
      return Instant.parse(notBlank(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Must be an ISO 8601 instant in UTC", e);
    }
  }
}
