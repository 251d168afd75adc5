package dev.comanda.orders;

import dev.comanda.contract.Ids;
import dev.comanda.contract.fields.Fields;

/**
 * An amount of money that is not negative.
 *
 * @param amount in minor units of the currency: 1999 is 19.99 EUR
 * @param currency three capital letters, as in ISO 4217
 */
public record Money(long amount, String currency) {

  /** Checks. */
  public Money {
    if (amount < 0) {
      throw new IllegalArgumentException("Money must not be negative, was " + amount);
    }
    if (!Ids.CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("Not an ISO 4217 currency: " + currency);
    }
  }

  /** The amount in a request; null if a field of it is wrong. */
  static Money read(Fields money) {
    Long amount = money.integer("amount", Money::notNegative);
    String currency = money.text("currency", Money::currency);
    return amount == null || currency == null ? null : new Money(amount, currency);
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the currencies differ
   * @throws ArithmeticException if it is beyond {@code long}
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
    }
    return new Money(Math.addExact(amount, other.amount), currency);
  }

  /**
   * So many times the amount.
   *
   * @throws ArithmeticException if it is beyond {@code long}
   */
  public Money times(Quantity quantity) {
    return new Money(Math.multiplyExact(amount, quantity.units()), currency);
  }

  private static long notNegative(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("Must not be negative");
    }
    return amount;
  }

  private static String currency(String code) {
    if (!Ids.CURRENCY.matcher(code).matches()) {
      throw new IllegalArgumentException("Must be three capital letters, as in ISO 4217");
    }
    return code;
  }
}
