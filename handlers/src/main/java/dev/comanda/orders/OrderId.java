package dev.comanda.orders;

import com.github.f4b6a3.ulid.Ulid;
import dev.comanda.contract.Ids;
import dev.comanda.contract.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Names an order: a ULID, so that ids sort by the time of the order.
 *
 * @param value 26 characters of Crockford's base 32, in capitals
 * @see <a href="https://github.com/ulid/spec">ULID specification</a>
 */
public record OrderId(String value) {

  private static final int RANDOM_BYTES = 10;

  /** Checks. */
  public OrderId {
    if (!isOrderId(value)) {
      throw new IllegalArgumentException("Not an order id");
    }
  }

  /** A new id for an order placed at that time. */
  public static OrderId next(Instant placedAt, RandomGenerator random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new OrderId(new Ulid(placedAt.toEpochMilli(), bytes).toString());
  }

  /** The id that a text says, or empty if no order can have it. */
  public static Optional<OrderId> parse(String text) {
    return isOrderId(text) ? Optional.of(new OrderId(text)) : Optional.empty();
  }

  /** When the order was placed, to the millisecond. */
  public Instant placedAt() {
    return Times.ofOrder(value);
  }

  private static boolean isOrderId(String text) {
    return Ids.ORDER.matcher(text).matches();
  }
}
