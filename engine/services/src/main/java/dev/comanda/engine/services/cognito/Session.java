package dev.comanda.engine.services.cognito;

import java.time.Instant;

/**
 * One sign-in.
 *
 * @param originJti the id that all its tokens share
 * @param client the client that it was made with
 * @param authTime when the password was given
 * @param expiresAt until when its refresh token is taken
 */
record Session(
    String originJti, User user, PoolClient client, Instant authTime, Instant expiresAt) {}
