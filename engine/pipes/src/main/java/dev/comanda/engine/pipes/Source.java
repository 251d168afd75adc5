package dev.comanda.engine.pipes;

/** What a pipe takes its records from. */
abstract class Source {

  /** From one start to the next stop. */
  interface Run {

    /** Ends polling; returns when the batches under way have ended. */
    void stop();
  }

  private Run run;

  /** Begins to poll, where it stopped before. */
  final synchronized void start() {
    if (run == null) {
      run = begin();
    }
  }

  /** Ends polling; returns when the batches under way have ended. May be called again. */
  final synchronized void stop() {
    if (run != null) {
      run.stop();
      run = null;
    }
  }

  abstract Run begin();
}
