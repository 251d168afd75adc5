package dev.comanda.runtime.http;

import dev.comanda.runtime.Config;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * What CloudFront proves by that a request came through it, and so past the firewall. Several are
 * believed at a time, so that one can follow the other without a refusal.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html">Custom
 *     headers of origin requests</a>
 */
public final class OriginSecrets {

  /** The header that CloudFront adds, in the place of one that a client may have sent. */
  static final String HEADER = "x-origin-verify";

  private static final int SHORTEST = 32;

  private final List<byte[]> secrets;

  /**
   * @param secrets those that are believed
   * @throws IllegalStateException if one is too short to be none that could be guessed
   */
  OriginSecrets(List<String> secrets) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < SHORTEST)) {
      throw new IllegalStateException(
          "ORIGIN_SECRETS must hold secrets of at least " + SHORTEST + " characters");
    }
    this.secrets = secrets.stream().map(secret -> secret.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The secrets of the variable {@code ORIGIN_SECRETS}, separated by commas. */
  public static OriginSecrets of(Config config) {
    return new OriginSecrets(config.requiredList("ORIGIN_SECRETS"));
  }

  /** Whether the request carries one. How long that takes to tell does not depend on the guess. */
  boolean sentBy(HttpRequest request) {
    byte[] sent = request.header(HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
    boolean known = false;
    for (byte[] secret : secrets) {
      known |= MessageDigest.isEqual(secret, sent);
    }
    return known;
  }
}
