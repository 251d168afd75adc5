package dev.comanda.engine.conformance;

import java.util.ArrayList;
import java.util.List;

/** Replays the cases of files, each by the format that it is written in. */
final class Replay {

  private static final List<Format> FORMATS =
      List.of(
          new MachineFormat(),
          new StateTestFormat(),
          new ValidationFormat(),
          new EventPatternFormat(),
          new FilterPolicyFormat(),
          new BatchResponseFormat());

  private Replay() {}

  /** The results, in the order of the files. */
  static List<CaseResult> of(List<CaseFile> files) {
    List<CaseResult> results = new ArrayList<>();
    for (CaseFile file : files) {
      results.addAll(of(file));
    }
    return results;
  }

  private static List<CaseResult> of(CaseFile file) {
    if (file.content() == null) {
      return List.of(CaseResult.unknown(file.folder(), file.name(), "is not JSON"));
    }
    for (Format format : FORMATS) {
      if (format.reads(file.content())) {
        return guarded(format, file);
      }
    }
    return List.of(CaseResult.unknown(file.folder(), file.name(), "has no known format"));
  }

  /** A case that breaks the replay is a case that fails, and no reason to leave out the others. */
  private static List<CaseResult> guarded(Format format, CaseFile file) {
    try {
      return format.replay(file);
    } catch (RuntimeException | StackOverflowError e) {
      return List.of(CaseResult.unknown(file.folder(), file.name(), "cannot be replayed: " + e));
    }
  }
}
