package dev.comanda.engine.states.execution;

import java.util.List;
import java.util.function.IntConsumer;

/** Runs the branches of a Parallel state, or the iterations of a Map state, and joins them. */
final class Branches {

  private Branches() {}

  /**
   * Does {@code work} for every branch. The first failure stops the other branches and is thrown.
   *
   * @param atOnce how many may run at the same time, 0 for no limit
   */
  static void run(Track track, List<Track> branches, int atOnce, IntConsumer work) {
    try {
      track
          .execution()
          .fork()
          .run(branches.size(), atOnce, branch -> runOne(branches, branch, work));
    } finally {
      track.join(branches);
    }
  }

  private static void runOne(List<Track> branches, int branch, IntConsumer work) {
    try {
      work.accept(branch);
    } catch (RuntimeException e) {
      branches.forEach(Track::stop);
      throw e;
    }
  }
}
