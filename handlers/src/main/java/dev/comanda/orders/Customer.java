package dev.comanda.orders;

/**
 * Who orders, as of the last sign-in.
 *
 * @param customerId the user pool's {@code sub}
 * @param email where the confirmation goes
 * @param name as the customer wrote it
 * @param locale the language of the confirmation, {@code es} or {@code en}
 */
public record Customer(String customerId, String email, String name, String locale) {}
