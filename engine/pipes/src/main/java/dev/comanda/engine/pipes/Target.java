package dev.comanda.engine.pipes;

import java.util.Set;

/** What a pipe delivers to. */
@FunctionalInterface
interface Target {

  /**
   * Delivers one batch and waits for what becomes of it. Never throws for a failure of the target.
   *
   * @param input a JSON array
   * @param ids of the records in it
   */
  Outcome deliver(String input, Set<String> ids);

  /** The largest input that it takes, in bytes. */
  default int largestInput() {
    return 262_144;
  }
}
