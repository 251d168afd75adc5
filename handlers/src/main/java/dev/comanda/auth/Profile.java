package dev.comanda.auth;

import dev.comanda.contract.Language;
import dev.comanda.contract.fields.Text;
import dev.comanda.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * What the shop keeps of a customer for orders and mails.
 *
 * @param customerId the user pool's {@code sub}
 */
record Profile(String customerId, String email, String name, Language locale) {

  /**
   * The profile that an ID token tells. Its signature is not checked: it must come from the user
   * pool itself, over TLS. A customer whom an operator made may lack a name and a language, and one
   * who signed up past our API may have a name that nobody sees: the address stands for it.
   *
   * @throws IllegalArgumentException if it is not such a token
   */
  static Profile of(String idToken) {
    String[] parts = idToken.split("\\.");
    if (parts.length != 3) {
      throw new IllegalArgumentException("Not a signed JWT");
    }
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    Map<String, Object> claims = Json.object(Json.parse(payload));
    String email = claim(claims, "email");
    return new Profile(
        claim(claims, "sub"),
        email,
        claims.get("name") instanceof String name && Text.isVisible(name) ? name : email,
        "en".equals(claims.get("locale")) ? Language.EN : Language.ES);
  }

  private static String claim(Map<String, Object> claims, String name) {
    if (claims.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("The ID token has no claim " + name);
  }
}
