package dev.comanda.engine.services.secretsmanager;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a dynamic reference to a secret; all but the id are null when they are not given.
 *
 * @param id name or ARN
 * @param key of a member, when the secret is JSON
 */
record SecretReference(String id, String key, String stage, String version) {

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<id>arn:aws:secretsmanager:[^:]*:[^:]*:secret:[^:]+|[^:]+)"
              + "(?::(?<kind>[^:]*))?(?::(?<key>[^:]*))?(?::(?<stage>[^:]*))?(?::(?<version>[^:]*))?");

  /**
   * @throws IllegalArgumentException if it is none
   */
  static SecretReference parse(String reference) {
    Matcher parts = REFERENCE.matcher(reference);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "secret-id:SecretString:json-key:version-stage:version-id is expected");
    }
    String kind = given(parts, "kind");
    if (kind != null && !kind.equals("SecretString")) {
      throw new IllegalArgumentException("SecretString is the only segment allowed, not " + kind);
    }
    return new SecretReference(
        parts.group("id"), given(parts, "key"), given(parts, "stage"), given(parts, "version"));
  }

  private static String given(Matcher parts, String name) {
    String value = parts.group(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
