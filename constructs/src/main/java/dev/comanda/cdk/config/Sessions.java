package dev.comanda.cdk.config;

import java.time.Duration;

/**
 * How long tokens last.
 *
 * @param access the access and ID tokens
 * @param refresh the refresh token, and so the whole session
 */
public record Sessions(Duration access, Duration refresh) {}
