package dev.comanda.orders;

/**
 * A customer's wish to order.
 *
 * @param customerId from the verified token
 * @param key the customer's name for this attempt
 * @param requestHash tells whether another request under the same key asks for the same
 */
public record PlaceOrder(String customerId, IdempotencyKey key, String requestHash, Cart cart) {}
