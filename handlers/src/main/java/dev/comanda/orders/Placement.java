package dev.comanda.orders;

import java.util.List;

/** What came of a customer's wish to order. */
public sealed interface Placement {

  /**
   * The order is placed, by this request or by an earlier one with the same key and body.
   *
   * @param answer the answer to the customer, the same text each time
   */
  record Placed(OrderId orderId, String answer) implements Placement {
    @Override
    public <T> T tell(Teller<T> teller) {
      return teller.placed(this);
    }
  }

  /**
   * Nothing is ordered: stock is short.
   *
   * @param shortages one for each line that is short
   */
  record OutOfStock(List<Shortage> shortages) implements Placement {
    @Override
    public <T> T tell(Teller<T> teller) {
      return teller.outOfStock(this);
    }
  }

  /**
   * Nothing is ordered: products are not in the catalogue.
   *
   * @param lines all such lines, counted from 0
   */
  record UnknownProducts(List<Integer> lines) implements Placement {
    @Override
    public <T> T tell(Teller<T> teller) {
      return teller.unknownProducts(this);
    }
  }

  /**
   * Nothing is ordered: prices are not those that the customer was shown.
   *
   * @param prices one for each line whose price has changed
   */
  record PricesChanged(List<ChangedPrice> prices) implements Placement {
    @Override
    public <T> T tell(Teller<T> teller) {
      return teller.pricesChanged(this);
    }
  }

  /** Nothing is ordered, for a reason that needs no more words. */
  enum Refused implements Placement {
    /** The key was used for another order within its time. */
    KEY_REUSED,
    /** Another request with the same key is being answered. */
    IN_FLIGHT,
    /** The customer has never signed in through the shop, so that nobody knows whom to write. */
    UNKNOWN_CUSTOMER,
    /** The table is too busy. */
    BUSY;

    @Override
    public <T> T tell(Teller<T> teller) {
      return teller.refused(this);
    }
  }

  /**
   * A line that asks for more than there is.
   *
   * @param line counted from 0
   * @param available units in stock
   */
  record Shortage(int line, long available) {}

  /**
   * A line with another price than the customer was shown.
   *
   * @param line counted from 0
   * @param unitPrice as of now
   */
  record ChangedPrice(int line, Money unitPrice) {}

  /** Tells the outcome to somebody: one method for each kind, so that none is forgotten. */
  interface Teller<T> {
    /** The order is placed. */
    T placed(Placed placed);

    /** Stock is short. */
    T outOfStock(OutOfStock outOfStock);

    /** Products are unknown. */
    T unknownProducts(UnknownProducts unknown);

    /** Prices have changed. */
    T pricesChanged(PricesChanged changed);

    /** Refused for another reason. */
    T refused(Refused refused);
  }

  /** What the teller says of this outcome. */
  <T> T tell(Teller<T> teller);
}
