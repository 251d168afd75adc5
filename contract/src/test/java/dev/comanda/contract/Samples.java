package dev.comanda.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The samples of the contract: one order, as each part hands it on. It begins with the example in
 * the description of the API; tests of producers write what they make of it, in this order, and
 * tests of consumers read that.
 */
public final class Samples {

  /** The order, as the table's stream tells it. */
  public static final String ORDER_ITEM = "order-item.json";

  /** Its event. */
  public static final String ORDER_PLACED = "order-placed.v1.json";

  /** Its event in a version that is yet to come: every object has a member that nobody knows. */
  public static final String ORDER_PLACED_TO_COME = "order-placed.v2.json";

  /** The id of the order. */
  public static final String ORDER_ID = "01M879GQ70G8T4Z7N2XW9B3C5D";

  /** Whose order it is. */
  public static final String CUSTOMER_ID = "c0ffee00-1111-4222-8333-444455556666";

  /** Where its confirmation goes. */
  public static final String EMAIL = "lucia@example.com";

  private Samples() {}

  /** A sample as JSON text. */
  public static String text(String name) {
    try (InputStream file = Samples.class.getResourceAsStream("samples/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sample as if it were of another order. */
  public static String text(String name, String orderId) {
    return text(name).replace(ORDER_ID, orderId);
  }

  /**
   * Puts a value at a path of names and positions, as {@code order/lines/0/quantity}; {@code null}
   * removes the member.
   *
   * @param json free to be altered
   * @return the same
   */
  public static Map<String, Object> with(Map<String, Object> json, String path, Object value) {
    String[] steps = path.split("/");
    Object at = json;
    for (int i = 0; i < steps.length - 1; i++) {
      at =
          at instanceof List<?> list
              ? list.get(Integer.parseInt(steps[i]))
              : members(at).get(steps[i]);
    }
    if (value == null) {
      members(at).remove(steps[steps.length - 1]);
    } else {
      members(at).put(steps[steps.length - 1], value);
    }
    return json;
  }

  @SuppressWarnings("unchecked") // parsed objects have string names only
  private static Map<String, Object> members(Object parsed) {
    return (Map<String, Object>) parsed;
  }
}
