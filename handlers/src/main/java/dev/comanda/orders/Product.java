package dev.comanda.orders;

/**
 * What an order needs to know of a product of the catalogue.
 *
 * @param price of one unit, as of now
 */
public record Product(ProductId productId, LocalizedText name, Money price) {}
