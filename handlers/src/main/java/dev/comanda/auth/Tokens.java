package dev.comanda.auth;

import java.util.Optional;

/**
 * What a signed-in customer gets.
 *
 * @param refreshToken empty after a refresh: the old one stays
 * @param expiresIn seconds until access and ID token expire
 */
record Tokens(String accessToken, String idToken, Optional<String> refreshToken, int expiresIn) {

  @Override
  public String toString() {
    return "Tokens";
  }
}
