package dev.comanda.cdk.config;

import java.util.List;
import java.util.Optional;

/** What the context says of the shop's own domain. */
final class DomainContext {

  private static final List<ContextKey> PARTS =
      List.of(ContextKey.HOSTED_ZONE_ID, ContextKey.WEB_SUBDOMAIN, ContextKey.API_SUBDOMAIN);

  private DomainContext() {}

  static Optional<Domain> read(ContextValues values) {
    Optional<String> name = values.optional(ContextKey.DOMAIN_NAME);
    if (name.isEmpty()) {
      PARTS.forEach(key -> values.optional(key).ifPresent(value -> refuse(key, value)));
    }
    return name.map(
        given ->
            new Domain(
                given,
                values.text(ContextKey.HOSTED_ZONE_ID, ""),
                values.text(ContextKey.WEB_SUBDOMAIN, "finalweb"),
                values.text(ContextKey.API_SUBDOMAIN, "finalapi")));
  }

  private static void refuse(ContextKey key, String value) {
    throw new IllegalArgumentException(
        key.id() + " is '" + value + "' and there is no domainName: pass both.");
  }
}
