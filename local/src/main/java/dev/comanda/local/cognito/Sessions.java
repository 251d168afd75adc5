package dev.comanda.local.cognito;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is signed in: a refresh token names a session. It is opaque, and says nothing to whoever
 * reads it.
 */
final class Sessions {

  /**
   * One sign-in.
   *
   * @param originJti the id that all its tokens share
   * @param authTime when the password was given
   * @param expiresAt until when its refresh token is taken
   */
  record Session(
      String originJti, User user, String clientId, Instant authTime, Instant expiresAt) {}

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Session> byRefreshToken = new ConcurrentHashMap<>();
  private final Map<String, Session> byOriginJti = new ConcurrentHashMap<>();

  /** Keeps a session and gives its refresh token. */
  String open(Session session) {
    byte[] token = new byte[96];
    RANDOM.nextBytes(token);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    byRefreshToken.put(text, session);
    byOriginJti.put(session.originJti(), session);
    return text;
  }

  /** The session of a refresh token; null when it was revoked or never given out. */
  Session byRefreshToken(String token) {
    return byRefreshToken.get(token);
  }

  /** Whether a session has neither been revoked nor signed out. */
  boolean open(String originJti) {
    return byOriginJti.containsKey(originJti);
  }

  void revoke(String refreshToken) {
    Session session = byRefreshToken.remove(refreshToken);
    if (session != null) {
      byOriginJti.remove(session.originJti());
    }
  }

  void revokeAll(User user) {
    byRefreshToken.values().removeIf(session -> session.user() == user);
    byOriginJti.values().removeIf(session -> session.user() == user);
  }
}
