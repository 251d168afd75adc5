package dev.comanda.engine.services.apigateway;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A token that the authorizer took.
 *
 * @param claims as strings, as a function gets them
 * @param scopes of {@code scope} or {@code scp}
 * @param expiresAt its {@code exp}
 * @param keyId the {@code kid} of the key that signed it
 * @param key that key
 */
record VerifiedToken(
    Map<String, String> claims,
    List<String> scopes,
    Instant expiresAt,
    String keyId,
    RSAPublicKey key) {}
