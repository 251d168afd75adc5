package dev.comanda.local.pipes;

/** What a pipe takes its records from. */
interface Source {

  /** Begins to poll, where it stopped before. */
  void start();

  /** Ends polling; returns when the batches under way have ended. May be called again. */
  void stop();
}
