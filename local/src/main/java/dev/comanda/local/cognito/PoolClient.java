package dev.comanda.local.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * An app client of a pool: a public one, without a secret.
 *
 * @param id the {@code ClientId}
 * @param pool the pool
 * @param flows the explicit authentication flows, such as {@code ALLOW_REFRESH_TOKEN_AUTH}
 * @param hidesUnknownUsers whether {@code PreventUserExistenceErrors} is enabled
 */
record PoolClient(
    String id,
    UserPool pool,
    Set<String> flows,
    boolean hidesUnknownUsers,
    Duration accessTokenValidity,
    Duration idTokenValidity,
    Duration refreshTokenValidity) {

  private static final Set<String> REFUSED =
      Set.of("AnalyticsConfiguration", "RefreshTokenRotation");

  /**
   * Reads the properties of an {@code AWS::Cognito::UserPoolClient}. Hosted sign-in is not run, so
   * its properties have no effect.
   *
   * @throws IllegalArgumentException for a property that cannot be honoured
   */
  static PoolClient of(String id, UserPool pool, ObjectNode properties) {
    for (String refused : REFUSED) {
      if (properties.has(refused)) {
        throw new IllegalArgumentException(refused + " is not supported");
      }
    }
    if (properties.path("GenerateSecret").asBoolean()) {
      throw new IllegalArgumentException("GenerateSecret must be false: the client is public");
    }
    Set<String> flows = new HashSet<>();
    properties.path("ExplicitAuthFlows").forEach(flow -> flows.add(flow.asText()));
    return new PoolClient(
        id,
        pool,
        Set.copyOf(flows),
        properties.path("PreventUserExistenceErrors").asText("LEGACY").equals("ENABLED"),
        validity(properties, "AccessToken", ChronoUnit.HOURS, 1),
        validity(properties, "IdToken", ChronoUnit.HOURS, 1),
        validity(properties, "RefreshToken", ChronoUnit.DAYS, 30));
  }

  private static Duration validity(
      JsonNode properties, String token, ChronoUnit defaultUnit, int otherwise) {
    JsonNode unit = properties.path("TokenValidityUnits").path(token);
    long amount = properties.path(token + "Validity").asLong(otherwise);
    return Duration.of(
        amount,
        unit.isMissingNode()
            ? defaultUnit
            : ChronoUnit.valueOf(unit.asText().toUpperCase(Locale.ROOT)));
  }
}
