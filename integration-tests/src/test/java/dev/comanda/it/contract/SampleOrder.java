package dev.comanda.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.comanda.contract.Samples;
import dev.comanda.it.Json;
import java.util.UUID;

/** An order that was never placed, as a stream tells of it and as an event. */
public record SampleOrder(String orderId, String customerId) {

  /** An order with ids of its own. */
  public static SampleOrder any() {
    return new SampleOrder(UlidCreator.getMonotonicUlid().toString(), UUID.randomUUID().toString());
  }

  /** Its event {@code OrderPlaced}. */
  public JsonNode event() {
    return filledIn(Samples.ORDER_PLACED);
  }

  /** Its item of the table in DynamoDB JSON. */
  public JsonNode image() {
    return filledIn(Samples.ORDER_ITEM);
  }

  private JsonNode filledIn(String sample) {
    return Json.parse(
        Samples.text(sample, orderId)
            .replace(Samples.CUSTOMER_ID, customerId)
            .replace(Samples.EMAIL, "success@simulator.amazonses.com"));
  }
}
