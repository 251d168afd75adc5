package dev.comanda.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values in a sample that hold no others. A consumer keeps each, or says which it leaves. */
public final class Leaves {

  private Leaves() {}

  /** Their places, as {@code order/lines/0/quantity}. */
  public static List<String> of(Object json) {
    List<String> paths = new ArrayList<>();
    collect("", json, paths);
    return paths;
  }

  /** Another value of the same kind. */
  public static Object other(Object json, String path) {
    Object value = json;
    for (String step : path.split("/")) {
      value =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : ((Map<?, ?>) value).get(step);
    }
    return value instanceof Number number
        ? (Object) (number.longValue() + 1)
        : other((String) value);
  }

  /** A text that differs, and is still an id, a day or an address if it was one. */
  private static String other(String text) {
    return text.matches(".*\\d{4}-\\d{2}-\\d{2}T.*")
        ? text.replaceFirst("\\d{2}:", "05:")
        : "z" + text;
  }

  private static void collect(String path, Object json, List<String> paths) {
    if (json instanceof Map<?, ?> members) {
      members.forEach((name, value) -> collect(below(path, name), value, paths));
    } else if (json instanceof List<?> elements) {
      for (int i = 0; i < elements.size(); i++) {
        collect(below(path, i), elements.get(i), paths);
      }
    } else {
      paths.add(path);
    }
  }

  private static String below(String path, Object step) {
    return path.isEmpty() ? step.toString() : path + "/" + step;
  }
}
