package dev.comanda.operations.verify;

/** What a look at a {@link Hop} shows. */
sealed interface Sighting {

  /**
   * The order was there.
   *
   * @param what what is there of it
   */
  record Seen(String what) implements Sighting {}

  /**
   * The order is not there, or not whole.
   *
   * @param what what is there instead
   */
  record NotYet(String what) implements Sighting {}

  /**
   * This shop cannot show the hop, whatever became of the order.
   *
   * @param why why not
   */
  record Hidden(String why) implements Sighting {}
}
