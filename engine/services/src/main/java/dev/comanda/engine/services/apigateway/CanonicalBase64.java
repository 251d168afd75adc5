package dev.comanda.engine.services.apigateway;

import java.util.Base64;

/** Base64url with one spelling for each value. */
final class CanonicalBase64 {

  private CanonicalBase64() {}

  /**
   * Decodes it. Unused bits of the last character must be zero, or one token could be spelled in
   * two ways.
   */
  static byte[] decode(String segment) throws TokenRefusedException {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(segment);
      if (bytes.length > 0
          && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(segment)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw new TokenRefusedException("the token is malformed");
  }
}
