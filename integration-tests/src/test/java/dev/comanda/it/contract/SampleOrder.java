package dev.comanda.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.comanda.it.Json;
import java.util.UUID;

/** An order that was never placed, as a stream tells of it and as an event. */
public record SampleOrder(String orderId, String customerId) {

  private static final String EVENT =
      """
      {"eventId": "@ORDER/order-placed/v1", "eventType": "OrderPlaced", "version": 1,
       "occurredAt": "2026-11-24T17:30:00.000Z",
       "order": {
         "orderId": "@ORDER", "placedAt": "2026-11-24T17:30:00.000Z",
         "customer": {"customerId": "@CUSTOMER", "email": "success@simulator.amazonses.com",
                      "name": "Íñigo Muñoz", "locale": "es"},
         "lines": [
           {"productId": "olive-oil-1l",
            "name": {"es": "Aceite de oliva, 1 l", "en": "Olive oil, 1 l"}, "quantity": 2,
            "unitPrice": {"amount": 1249, "currency": "EUR"},
            "lineTotal": {"amount": 2498, "currency": "EUR"}}],
         "total": {"amount": 2498, "currency": "EUR"}}}
      """;

  private static final String IMAGE =
      """
      {"pk": {"S": "CUSTOMER#@CUSTOMER"}, "sk": {"S": "ORDER#@ORDER"}, "entity": {"S": "Order"},
       "orderId": {"S": "@ORDER"}, "customerId": {"S": "@CUSTOMER"},
       "placedAt": {"S": "2026-11-24T17:30:00.000Z"}, "status": {"S": "PLACED"},
       "email": {"S": "success@simulator.amazonses.com"}, "customerName": {"S": "Íñigo Muñoz"},
       "locale": {"S": "es"}, "currency": {"S": "EUR"}, "total": {"N": "2498"},
       "lines": {"L": [{"M": {
         "productId": {"S": "olive-oil-1l"},
         "name": {"M": {"es": {"S": "Aceite de oliva, 1 l"}, "en": {"S": "Olive oil, 1 l"}}},
         "quantity": {"N": "2"}, "unitPrice": {"N": "1249"}, "lineTotal": {"N": "2498"}}}]}}
      """;

  /** An order with ids of its own. */
  public static SampleOrder any() {
    return new SampleOrder(UlidCreator.getMonotonicUlid().toString(), UUID.randomUUID().toString());
  }

  /** Its event {@code OrderPlaced}. */
  public JsonNode event() {
    return filledIn(EVENT);
  }

  /** Its item of the table in DynamoDB JSON. */
  public JsonNode image() {
    return filledIn(IMAGE);
  }

  private JsonNode filledIn(String text) {
    return Json.parse(text.replace("@ORDER", orderId).replace("@CUSTOMER", customerId));
  }
}
