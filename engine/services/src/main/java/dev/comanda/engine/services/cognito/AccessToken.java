package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.io.UncheckedIOException;
import java.util.Base64;

/** What an access token says before anything of it is verified. */
final class AccessToken {

  private AccessToken() {}

  /**
   * The id of the pool that a token claims to be of.
   *
   * @throws AwsError {@code NotAuthorizedException} when it is no token at all
   */
  static String poolOf(String token) {
    String[] segments = token.split("\\.", -1);
    if (segments.length != 3) {
      throw CognitoErrors.invalidAccessToken();
    }
    try {
      JsonNode claims = Json.parse(Base64.getUrlDecoder().decode(segments[1]));
      String issuer = claims.path("iss").asText();
      return issuer.substring(issuer.lastIndexOf('/') + 1);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw CognitoErrors.invalidAccessToken();
    }
  }
}
