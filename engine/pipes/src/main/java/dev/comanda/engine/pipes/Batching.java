package dev.comanda.engine.pipes;

import java.time.Duration;

/**
 * When a batch is closed: at whichever bound is reached first.
 *
 * @param size the most records
 * @param window how long to wait for more after the first record; zero to take what is there
 */
record Batching(int size, Duration window) {

  /** The most payload of a batch, in bytes. */
  static final int LARGEST_BATCH = 6 * 1024 * 1024;
}
