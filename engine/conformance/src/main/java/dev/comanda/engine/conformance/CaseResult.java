package dev.comanda.engine.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of one case.
 *
 * @param folder the folder that it counts for
 * @param name the case's name
 * @param aspects what was compared, and for each the differences that were found
 * @param apart why it does not count for the folder; null when it counts
 */
record CaseResult(String folder, String name, Map<String, List<String>> aspects, String apart) {

  private static final int MOST_SHOWN = 2;
  private static final int LONGEST_SHOWN = 400;

  /** A case that could not be replayed at all, which is one that fails. */
  static CaseResult unknown(String folder, String name, String why) {
    return new CaseResult(folder, name, Map.of("format", List.of(why)), null);
  }

  /** A case of which one thing is compared. */
  static CaseResult of(CaseFile file, String aspect, List<String> differences) {
    return new CaseResult(file.folder(), file.name(), Map.of(aspect, differences), null);
  }

  /** The same, not counted for the folder. */
  CaseResult apart(String why) {
    return new CaseResult(folder, name, aspects, why);
  }

  boolean passed() {
    return aspects.values().stream().allMatch(List::isEmpty);
  }

  /** The differences, by the aspects that have some. */
  Map<String, List<String>> differences() {
    Map<String, List<String>> differences = new LinkedHashMap<>();
    aspects.forEach(
        (aspect, found) -> {
          if (!found.isEmpty()) {
            differences.put(aspect, found);
          }
        });
    return differences;
  }

  /** The line for the terminal; none when the case counts and passed, or does not count. */
  List<String> lines() {
    if (passed() || apart != null) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    differences().forEach((aspect, found) -> parts.add(aspect + ": " + shown(found)));
    return List.of("FAIL " + folder + "/" + name + "  " + String.join(" | ", parts));
  }

  private static String shown(List<String> differences) {
    String text =
        String.join("; ", differences.subList(0, Math.min(MOST_SHOWN, differences.size())));
    if (differences.size() > MOST_SHOWN) {
      text += "; and " + (differences.size() - MOST_SHOWN) + " more";
    }
    text = text.replace('\n', ' ');
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + " ..." : text;
  }
}
