package dev.comanda.operations.redrive;

import dev.comanda.operations.shop.DeadLetter;

/** Sends what is in a dead letter on its way again. */
interface Redriver {

  /**
   * Does so, or only looks whether it could.
   *
   * @param dryRun whether to change nothing
   * @return what became of the letter
   */
  Outcome redrive(DeadLetter letter, boolean dryRun);

  /**
   * What became of a letter.
   *
   * @param done whether the letter is needed no more
   * @param text what was done, or why nothing was; without customers' data
   */
  record Outcome(boolean done, String text) {}
}
