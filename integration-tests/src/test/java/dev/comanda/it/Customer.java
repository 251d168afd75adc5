package dev.comanda.it;

import java.util.Map;

/**
 * Someone who is signed in.
 *
 * @param id the customer's id, the {@code sub} of the tokens
 * @param accessToken what {@code /orders} takes
 */
public record Customer(
    String id,
    String email,
    String password,
    String locale,
    String accessToken,
    String idToken,
    String refreshToken) {

  /** The header that identifies this customer. */
  public Map<String, String> authorization() {
    return Map.of("Authorization", "Bearer " + accessToken);
  }
}
