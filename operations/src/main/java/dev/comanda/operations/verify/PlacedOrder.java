package dev.comanda.operations.verify;

/**
 * An order that was placed.
 *
 * @param nanoTime when it was answered
 * @param stockBefore the units of its product before
 */
record PlacedOrder(
    String id, String customerId, String productId, long nanoTime, long stockBefore) {}
