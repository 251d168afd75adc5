package dev.comanda.runtime;

import dev.comanda.contract.fields.JsonPointer;
import dev.comanda.contract.fields.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The members of a JSON object in a request. What is wrong is added to the {@link InputErrors} and
 * read as {@code null}; fields that were not asked for are errors too, once {@link #finish} is
 * called.
 */
public final class Fields {

  private final String pointer;
  private final Map<String, Object> members;
  private final InputErrors errors;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(String pointer, Map<String, Object> members, InputErrors errors) {
    this.pointer = pointer;
    this.members = members;
    this.errors = errors;
  }

  static Fields parse(byte[] body, InputErrors errors) {
    Object value;
    try {
      value = Json.parse(body);
    } catch (JsonException e) {
      throw InputErrors.single(e.pointer(), e.getMessage());
    }
    addBrokenTexts("", value, errors);
    if (!(value instanceof Map<?, ?>)) {
      throw InputErrors.single("", "The body must be a JSON object, not " + kind(value));
    }
    return new Fields("", Json.object(value), errors);
  }

  /**
   * A text.
   *
   * @param parse makes the value of it, or throws {@link IllegalArgumentException} with a message
   *     for the sender
   */
  public <T> T text(String name, Function<String, T> parse) {
    Object value = ask(name);
    if (value instanceof String text) {
      return errors.value(at(name), text, parse);
    }
    return wrong(name, "a string", value);
  }

  /** A whole number; {@code parse} as in {@link #text}. */
  public <T> T integer(String name, LongFunction<T> parse) {
    Object value = ask(name);
    if (value instanceof Long number) {
      return errors.value(at(name), number, parse::apply);
    }
    return wrong(name, "a whole number", value);
  }

  /**
   * An array of objects, each read by {@code read}; elements may be {@code null} if they had
   * errors.
   *
   * @param most the most elements allowed; at least one is needed
   */
  public <T> List<T> objects(String name, int most, Function<Fields, T> read) {
    Object value = ask(name);
    if (!(value instanceof List<?> elements)) {
      return wrong(name, "an array of objects", value);
    }
    if (elements.isEmpty() || elements.size() > most) {
      errors.add(at(name), "Must have 1 to " + most + " elements, not " + elements.size());
      return null;
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      values.add(object(JsonPointer.element(at(name), i), elements.get(i), read));
    }
    return values;
  }

  /** An object, read by {@code read}; empty if there is none, or if it had errors. */
  public <T> Optional<T> optionalObject(String name, Function<Fields, T> read) {
    Object value = ask(name);
    return members.containsKey(name)
        ? Optional.ofNullable(object(at(name), value, read))
        : Optional.empty();
  }

  /** Adds an error for each field that was sent and never asked for. */
  public void finish() {
    for (String name : members.keySet()) {
      if (!asked.contains(name)) {
        errors.add(at(name), "Unknown field; known are " + String.join(", ", asked));
      }
    }
  }

  private <T> T object(String at, Object value, Function<Fields, T> read) {
    if (!(value instanceof Map<?, ?>)) {
      errors.add(at, "Must be an object, not " + kind(value));
      return null;
    }
    Fields fields = new Fields(at, Json.object(value), errors);
    T result = read.apply(fields);
    fields.finish();
    return result;
  }

  private Object ask(String name) {
    asked.add(name);
    return members.get(name);
  }

  private <T> T wrong(String name, String wanted, Object value) {
    errors.add(
        at(name),
        members.containsKey(name)
            ? "Must be " + wanted + ", not " + kind(value)
            : "Missing; must be " + wanted);
    return null;
  }

  private String at(String name) {
    return JsonPointer.member(pointer, name);
  }

  private static String kind(Object value) {
    if (value == null || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof Number) {
      return Text.printable(value.toString());
    }
    return value instanceof String ? "a string" : value instanceof Map ? "an object" : "an array";
  }

  private static void addBrokenTexts(String at, Object value, InputErrors errors) {
    if (value instanceof Map<?, ?>) {
      Json.object(value)
          .forEach(
              (name, member) -> {
                String memberAt = JsonPointer.member(at, name);
                addBrokenTexts(memberAt, name, errors);
                addBrokenTexts(memberAt, member, errors);
              });
    } else if (value instanceof List<?> elements) {
      for (int i = 0; i < elements.size(); i++) {
        addBrokenTexts(JsonPointer.element(at, i), elements.get(i), errors);
      }
    } else if (value instanceof String text && Text.isBroken(text)) {
      errors.add(at, "Holds NUL or half of a surrogate pair");
    }
  }
}
