package dev.comanda.orders;

/**
 * How many units of a product are ordered.
 *
 * @param units 1 to {@value #MOST}
 */
public record Quantity(int units) {

  /** The most units in one line. */
  public static final int MOST = 99;

  /** Checks. */
  public Quantity {
    if (units < 1 || units > MOST) {
      throw new IllegalArgumentException(outside(units));
    }
  }

  /**
   * A quantity of any number that was asked for.
   *
   * @throws IllegalArgumentException unless it is 1 to {@value #MOST}
   */
  public static Quantity of(long units) {
    if (units != (int) units) {
      throw new IllegalArgumentException(outside(units));
    }
    return new Quantity((int) units);
  }

  private static String outside(long units) {
    return "Must be a whole number from 1 to " + MOST + ", not " + units;
  }
}
