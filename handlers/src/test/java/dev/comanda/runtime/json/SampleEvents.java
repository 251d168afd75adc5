package dev.comanda.runtime.json;

import dev.comanda.contract.Samples;
import java.util.Map;

/** The contract's sample events, each free to be altered. */
public final class SampleEvents {

  private SampleEvents() {}

  /** The event {@code OrderPlaced} of an order of two lines by a Spanish customer. */
  public static Map<String, Object> orderPlaced(String orderId) {
    return read(Samples.ORDER_PLACED, orderId);
  }

  /** The same event as a later version of its producer may write it. */
  public static Map<String, Object> orderPlacedToCome(String orderId) {
    return read(Samples.ORDER_PLACED_TO_COME, orderId);
  }

  private static Map<String, Object> read(String name, String orderId) {
    return Json.object(Json.parse(Samples.text(name, orderId)));
  }
}
