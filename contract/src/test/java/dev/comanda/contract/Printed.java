package dev.comanda.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON as people read it: what fits goes on one line. */
public final class Printed {

  private static final int WIDTH = 100;

  private Printed() {}

  /** The value as text, with a line end. */
  public static String json(Object value) {
    return print(value, "", 0) + "\n";
  }

  private static String print(Object value, String indent, int before) {
    String flat = flat(value);
    boolean container = value instanceof Map || value instanceof List;
    if (!container
        || flat.length() <= 2
        || indent.length() + before + flat.length() <= WIDTH && !indent.isEmpty()) {
      return flat;
    }
    String inner = indent + "  ";
    return value instanceof Map<?, ?> members
        ? members.entrySet().stream()
            .map(
                m ->
                    inner
                        + text(m.getKey())
                        + ": "
                        + print(m.getValue(), inner, text(m.getKey()).length() + 2))
            .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"))
        : ((List<?>) value)
            .stream()
                .map(element -> inner + print(element, inner, 0))
                .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
  }

  private static String flat(Object value) {
    if (value instanceof Map<?, ?> members) {
      return members.isEmpty()
          ? "{}"
          : members.entrySet().stream()
              .map(member -> text(member.getKey()) + ": " + flat(member.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(Printed::flat).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String ? text(value) : String.valueOf(value);
  }

  private static String text(Object text) {
    StringBuilder json = new StringBuilder("\"");
    text.toString()
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> json.append('\\').append((char) c);
                case '\n' -> json.append("\\n");
                default -> {
                  if (c < ' ') {
                    json.append(String.format("\\u%04x", c));
                  } else {
                    json.append((char) c);
                  }
                }
              }
            });
    return json.append('"').toString();
  }
}
