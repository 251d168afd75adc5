package dev.comanda.cdk.config;

import java.util.regex.Pattern;

/**
 * Domains that are kept for examples.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2606">RFC 2606, reserved names</a>
 */
final class ExampleNames {

  private static final Pattern KEPT =
      Pattern.compile("(?:.+\\.)?(?:example\\.(?:com|net|org)|example|invalid|localhost|test)");

  private ExampleNames() {}

  static void refuse(String key, String domain) {
    if (KEPT.matcher(domain).matches()) {
      throw new IllegalArgumentException(
          key
              + " has '"
              + domain
              + "', a name that is kept for examples: use a domain of your own.");
    }
  }
}
