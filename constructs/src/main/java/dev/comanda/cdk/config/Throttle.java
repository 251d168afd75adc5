package dev.comanda.cdk.config;

/**
 * How many requests the API takes from all callers together.
 *
 * @param requestsPerSecond the steady rate
 * @param burst how many may come at once
 */
public record Throttle(int requestsPerSecond, int burst) {}
