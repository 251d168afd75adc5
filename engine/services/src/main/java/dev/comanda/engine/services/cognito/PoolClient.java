package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An app client of a pool: a public one, without a secret.
 *
 * @param id the {@code ClientId}
 * @param pool the pool
 * @param flows the explicit authentication flows, such as {@code ALLOW_REFRESH_TOKEN_AUTH}
 * @param hidesUnknownUsers whether {@code PreventUserExistenceErrors} is enabled
 * @param readAttributes what of a user it may see; empty for all
 * @param writeAttributes what of a user it may set; empty for all but what Cognito sets itself
 */
record PoolClient(
    String id,
    UserPool pool,
    Set<String> flows,
    boolean hidesUnknownUsers,
    Set<String> readAttributes,
    Set<String> writeAttributes,
    Duration accessTokenValidity,
    Duration idTokenValidity,
    Duration refreshTokenValidity) {

  private static final Set<String> REFUSED =
      Set.of("AnalyticsConfiguration", "RefreshTokenRotation");

  private static final Set<String> FLOWS =
      Set.of("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");

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
    if (!properties.path("EnableTokenRevocation").asBoolean(true)) {
      throw new IllegalArgumentException("EnableTokenRevocation must not be false");
    }
    Set<String> flows = texts(properties, "ExplicitAuthFlows");
    for (String flow : flows) {
      if (!FLOWS.contains(flow)) {
        throw new IllegalArgumentException("ExplicitAuthFlows must not have " + flow);
      }
    }
    return new PoolClient(
        id,
        pool,
        flows,
        properties.path("PreventUserExistenceErrors").asText("LEGACY").equals("ENABLED"),
        texts(properties, "ReadAttributes"),
        texts(properties, "WriteAttributes"),
        validity(properties, "AccessToken", ChronoUnit.HOURS, 1),
        validity(properties, "IdToken", ChronoUnit.HOURS, 1),
        validity(properties, "RefreshToken", ChronoUnit.DAYS, 30));
  }

  /**
   * A user by name; null for one that there is not, if the client is not to know.
   *
   * @throws AwsError {@code UserNotFoundException} if the client may know
   */
  User find(String username) {
    User user = pool.find(username);
    if (user == null && !hidesUnknownUsers) {
      throw CognitoErrors.userNotFound();
    }
    return user;
  }

  /**
   * The user who has been mailed a code, and gives it back.
   *
   * @throws AwsError as if the code were wrong, or {@code UserNotFoundException}
   */
  User findByCode(String username) {
    User user = find(username);
    if (user == null) {
      throw CodeErrors.codeMismatch();
    }
    return user;
  }

  /** Those attributes of a user that the client may see. */
  Map<String, String> readable(User user) {
    Map<String, String> readable = new LinkedHashMap<>(user.attributes());
    if (!readAttributes.isEmpty()) {
      readable.keySet().removeIf(name -> !name.equals("sub") && !readAttributes.contains(name));
    }
    return readable;
  }

  /** Whether the client may set an attribute. */
  boolean writes(String attribute) {
    return writeAttributes.isEmpty()
        ? !attribute.endsWith("_verified")
        : writeAttributes.contains(attribute);
  }

  private static Set<String> texts(JsonNode properties, String list) {
    Set<String> texts = new HashSet<>();
    properties.path(list).forEach(text -> texts.add(text.asText()));
    return Set.copyOf(texts);
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
