package dev.comanda.engine.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many cases passed, by folder, and of what was compared in them. */
record Totals(Map<String, Folder> folders) {

  /** Cases that passed, out of those that were replayed. */
  record Count(int passed, int all) {
    private static final Count NONE = new Count(0, 0);

    Count plus(boolean pass) {
      return new Count(passed + (pass ? 1 : 0), all + 1);
    }

    @Override
    public String toString() {
      return passed + "/" + all;
    }
  }

  /**
   * One folder.
   *
   * @param aspects by what was compared
   * @param apart by the reason for which cases are not counted
   */
  record Folder(Count cases, Map<String, Count> aspects, Map<String, Count> apart) {}

  static Totals of(List<CaseResult> results) {
    Map<String, Folder> folders = new LinkedHashMap<>();
    for (CaseResult result : results) {
      folders.compute(result.folder(), (name, folder) -> add(folder, result));
    }
    return new Totals(folders);
  }

  private static Folder add(Folder before, CaseResult result) {
    Folder folder =
        before == null
            ? new Folder(Count.NONE, new LinkedHashMap<>(), new LinkedHashMap<>())
            : before;
    if (result.apart() != null) {
      folder.apart().merge(result.apart(), Count.NONE.plus(result.passed()), Totals::sum);
      return folder;
    }
    result
        .aspects()
        .forEach(
            (aspect, differences) ->
                folder
                    .aspects()
                    .merge(aspect, Count.NONE.plus(differences.isEmpty()), Totals::sum));
    return new Folder(folder.cases().plus(result.passed()), folder.aspects(), folder.apart());
  }

  private static Count sum(Count a, Count b) {
    return new Count(a.passed() + b.passed(), a.all() + b.all());
  }

  boolean allPassed() {
    return folders.values().stream().allMatch(f -> f.cases().passed() == f.cases().all());
  }

  /** A line for each folder: its total, then each aspect's where there is more than one. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    folders.forEach(
        (name, folder) -> {
          var line = new StringBuilder(name + " " + folder.cases());
          if (folder.aspects().size() > 1) {
            folder.aspects().forEach((aspect, c) -> line.append(", ").append(aspect + " " + c));
          }
          folder.apart().forEach((why, c) -> line.append(" (not counted: " + why + " " + c + ")"));
          lines.add(line.toString());
        });
    return lines;
  }
}
