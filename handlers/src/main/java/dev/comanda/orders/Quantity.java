package dev.comanda.orders;

import dev.comanda.contract.Limits;

/**
 * How many units of a product are ordered.
 *
 * @param units 1 to {@link Limits#MOST_UNITS}
 */
public record Quantity(int units) {

  /** Checks. */
  public Quantity {
    if (units < 1 || units > Limits.MOST_UNITS) {
      throw new IllegalArgumentException(outside(units));
    }
  }

  /**
   * A quantity of any number that was asked for.
   *
   * @throws IllegalArgumentException unless it is 1 to {@link Limits#MOST_UNITS}
   */
  public static Quantity of(long units) {
    if (units != (int) units) {
      throw new IllegalArgumentException(outside(units));
    }
    return new Quantity((int) units);
  }

  private static String outside(long units) {
    return "Must be a whole number from 1 to " + Limits.MOST_UNITS + ", not " + units;
  }
}
