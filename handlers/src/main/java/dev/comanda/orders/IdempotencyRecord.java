package dev.comanda.orders;

import static dev.comanda.runtime.aws.Attributes.number;
import static dev.comanda.runtime.aws.Attributes.text;

import dev.comanda.contract.table.Key;
import dev.comanda.runtime.aws.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a customer's key was used for.
 *
 * @param requestHash of the request that it was used with
 * @param answer what that request was answered
 * @param expiresAt in epoch seconds; from then on the record counts as absent
 */
record IdempotencyRecord(String requestHash, OrderId orderId, String answer, long expiresAt) {

  private static final Duration KEPT = Duration.ofHours(24);

  static IdempotencyRecord of(PlaceOrder wish, OrderId orderId, String answer, Instant now) {
    return new IdempotencyRecord(
        wish.requestHash(), orderId, answer, now.plus(KEPT).getEpochSecond());
  }

  static Map<String, AttributeValue> key(String customerId, IdempotencyKey key) {
    return Attributes.key(Key.ofIdempotency(customerId, key.value()));
  }

  static IdempotencyRecord read(Map<String, AttributeValue> item) {
    return new IdempotencyRecord(
        text(item, "requestHash"),
        new OrderId(text(item, "orderId")),
        text(item, "response"),
        number(item, "expiresAt"));
  }

  Map<String, AttributeValue> toItem(PlaceOrder wish) {
    Map<String, AttributeValue> item = new HashMap<>(key(wish.customerId(), wish.key()));
    item.put("entity", text("Idempotency"));
    item.put("requestHash", text(requestHash));
    item.put("orderId", text(orderId.value()));
    item.put("response", text(answer));
    item.put("expiresAt", number(expiresAt));
    return item;
  }

  boolean isExpired(Instant now) {
    return expiresAt <= now.getEpochSecond();
  }

  /** What another request under the same key comes to. */
  Placement replay(PlaceOrder wish) {
    return requestHash.equals(wish.requestHash())
        ? new Placement.Placed(orderId, answer)
        : Placement.Refused.KEY_REUSED;
  }
}
