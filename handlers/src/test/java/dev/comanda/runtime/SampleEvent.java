package dev.comanda.runtime;

import java.util.List;
import java.util.Map;

/** An event {@code OrderPlaced}, free to be altered. */
public final class SampleEvent {

  private SampleEvent() {}

  /** An order of two lines by a Spanish customer. */
  public static Map<String, Object> of(String orderId) {
    return Json.object(
        Json.parse(
            """
            {"eventId": "%1$s/order-placed/v1", "eventType": "OrderPlaced", "version": 1,
             "occurredAt": "2026-11-24T17:26:36.000Z",
             "order": {
               "orderId": "%1$s", "placedAt": "2026-11-24T17:26:36.000Z",
               "customer": {"customerId": "c0ffee00-1111-4222-8333-444455556666",
                            "email": "lucia@example.com", "name": "Lucía Fernández",
                            "locale": "es"},
               "lines": [
                 {"productId": "olive-oil", "name": {"es": "Aceite de oliva", "en": "Olive oil"},
                  "quantity": 2, "unitPrice": {"amount": 1250, "currency": "EUR"},
                  "lineTotal": {"amount": 2500, "currency": "EUR"}},
                 {"productId": "ham", "name": {"es": "Jamón", "en": "Ham"},
                  "quantity": 3, "unitPrice": {"amount": 40000, "currency": "EUR"},
                  "lineTotal": {"amount": 120000, "currency": "EUR"}}],
               "total": {"amount": 122500, "currency": "EUR"}}}
            """
                .formatted(orderId)));
  }

  /**
   * Puts a value at a path of names and positions, as {@code order/lines/0/quantity}; {@code null}
   * removes the member.
   */
  public static Map<String, Object> with(Map<String, Object> event, String path, Object value) {
    String[] steps = path.split("/");
    Object at = event;
    for (int i = 0; i < steps.length - 1; i++) {
      at =
          at instanceof List<?> list
              ? list.get(Integer.parseInt(steps[i]))
              : Json.object(at).get(steps[i]);
    }
    if (value == null) {
      Json.object(at).remove(steps[steps.length - 1]);
    } else {
      Json.object(at).put(steps[steps.length - 1], value);
    }
    return event;
  }
}
