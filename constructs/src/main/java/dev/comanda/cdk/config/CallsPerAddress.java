package dev.comanda.cdk.config;

/**
 * How many calls of one internet address are answered in five minutes, storefront and API together.
 * Many customers may share an address.
 *
 * @param all every call
 * @param auth those below {@code /auth/}, where passwords and codes could be guessed
 */
public record CallsPerAddress(int all, int auth) {}
