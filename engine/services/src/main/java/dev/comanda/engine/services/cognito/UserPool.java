package dev.comanda.engine.services.cognito;

import dev.comanda.engine.aws.AwsError;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A pool of users who sign in with their e-mail address, in any case of letters. */
final class UserPool {

  private final String id;
  private final PoolConfig config;
  private final Clock clock;
  private final TokenIssuer tokens;
  private final Sessions sessions = new Sessions();
  private final CodeMail mail;
  private final Map<String, User> byEmail = new ConcurrentHashMap<>();
  private final Map<String, User> bySub = new ConcurrentHashMap<>();

  UserPool(String id, PoolConfig config, CodeMail mail, Clock clock) {
    this.id = id;
    this.config = config;
    this.clock = clock;
    this.mail = mail;
    this.tokens = new TokenIssuer(id, clock);
  }

  String id() {
    return id;
  }

  PoolConfig config() {
    return config;
  }

  Clock clock() {
    return clock;
  }

  TokenIssuer tokens() {
    return tokens;
  }

  Sessions sessions() {
    return sessions;
  }

  CodeMail mail() {
    return mail;
  }

  /**
   * Adds a user.
   *
   * @throws AwsError {@code UsernameExistsException} when the address is taken
   */
  void add(User user) {
    if (byEmail.putIfAbsent(key(user.email()), user) != null) {
      throw CognitoErrors.usernameExists();
    }
    bySub.put(user.sub(), user);
  }

  void remove(User user) {
    byEmail.remove(key(user.email()), user);
    bySub.remove(user.sub(), user);
  }

  /** Gives a user another address. */
  void move(User user, String email) {
    if (!key(email).equals(key(user.email()))) {
      if (byEmail.putIfAbsent(key(email), user) != null) {
        throw new AwsError(
            "AliasExistsException", "An account with the email already exists.", 400);
      }
      byEmail.remove(key(user.email()), user);
    }
    user.attributes().put("email", email);
  }

  /** Finds a user by address or by {@code sub}; null when there is none. */
  User find(String username) {
    User user = byEmail.get(key(username));
    return user != null ? user : bySub.get(username);
  }

  private static String key(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
