package dev.comanda.engine.services.cognito;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.comanda.engine.aws.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One user. Every access happens under the user's own lock. */
final class User {

  private final String sub;
  private final Instant createdAt;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final PasswordLock lock = new PasswordLock();
  private final Codes confirmation = new Codes(Duration.ofHours(24));
  private final Codes recovery = new Codes(Duration.ofHours(1));
  private Instant modifiedAt;
  private PasswordHash password;
  private boolean confirmed;

  User(String sub, Map<String, String> attributes, String password, Instant now) {
    this.sub = sub;
    this.createdAt = now;
    this.modifiedAt = now;
    this.attributes.put("sub", sub);
    this.attributes.putAll(attributes);
    this.password = new PasswordHash(password);
  }

  /** Its immutable id, which is its username too in a pool of e-mail addresses. */
  String sub() {
    return sub;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  String email() {
    return attributes.get("email");
  }

  boolean emailVerified() {
    return "true".equals(attributes.get("email_verified"));
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant modifiedAt() {
    return modifiedAt;
  }

  void modified(Instant now) {
    modifiedAt = now;
  }

  PasswordLock lock() {
    return lock;
  }

  Codes confirmation() {
    return confirmation;
  }

  Codes recovery() {
    return recovery;
  }

  boolean hasPassword(String given) {
    return password.matches(given);
  }

  void setPassword(String given) {
    password = new PasswordHash(given);
  }

  boolean confirmed() {
    return confirmed;
  }

  void confirm() {
    confirmed = true;
  }

  /** Attributes as the API lists them. */
  static ArrayNode list(Map<String, String> attributes) {
    ArrayNode list = Json.array();
    attributes.forEach((name, value) -> list.addObject().put("Name", name).put("Value", value));
    return list;
  }
}
