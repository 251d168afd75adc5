package dev.comanda.engine.services.cognito;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is signed in: a refresh token names a session. It is opaque, and says nothing to whoever
 * reads it.
 */
final class Sessions {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Session> byRefreshToken = new ConcurrentHashMap<>();
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();

  /** Keeps a session and gives its refresh token. */
  String open(Session session) {
    byte[] token = new byte[96];
    RANDOM.nextBytes(token);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    byRefreshToken.put(text, session);
    return text;
  }

  /** The session of a refresh token, revoked or not; null when it was never given out. */
  Session byRefreshToken(String token) {
    return byRefreshToken.get(token);
  }

  /** Whether a session has been revoked or signed out. */
  boolean revoked(String originJti) {
    return revoked.contains(originJti);
  }

  void revoke(String refreshToken) {
    Session session = byRefreshToken.get(refreshToken);
    if (session != null) {
      revoked.add(session.originJti());
    }
  }

  void revokeAll(User user) {
    byRefreshToken.values().stream()
        .filter(session -> session.user() == user)
        .forEach(session -> revoked.add(session.originJti()));
  }
}
