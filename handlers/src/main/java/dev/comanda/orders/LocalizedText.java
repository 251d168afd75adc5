package dev.comanda.orders;

/**
 * A text in each language of the shop.
 *
 * @param es in Spanish
 * @param en in English
 */
public record LocalizedText(String es, String en) {}
