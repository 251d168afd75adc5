package dev.comanda.engine.states.execution;

import java.util.function.IntConsumer;

/** How the branches of a Parallel state and the iterations of a Map state share the processor. */
public interface Fork {

  /**
   * Does {@code work} for every index from 0, and returns when all of it has ended. The first
   * exception stops what runs, starts nothing more, and is thrown.
   *
   * @param atOnce how many may run at the same time, 0 for no limit
   */
  void run(int count, int atOnce, IntConsumer work);

  /** One after the other in their order, so that two runs have the same history. */
  static Fork sequential() {
    return (count, atOnce, work) -> {
      for (int i = 0; i < count; i++) {
        work.accept(i);
      }
    };
  }
}
