package dev.comanda.cdk.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain of the shop's own. Its hosted zone exists already, since the names of its servers have
 * to be given to the registrar before anything in it can be proven.
 *
 * @param name the zone's name, such as {@code example.com}
 * @param hostedZoneId the zone's id in Route 53, such as {@code Z0123456789ABCDEFGHIJ}
 * @param web the storefront's name in it, such as {@code finalweb}
 * @param api the API's name in it, such as {@code finalapi}
 */
public record Domain(String name, String hostedZoneId, String web, String api) {

  private static final List<ContextKey> PARTS =
      List.of(ContextKey.HOSTED_ZONE_ID, ContextKey.WEB_SUBDOMAIN, ContextKey.API_SUBDOMAIN);
  private static final Pattern NAME = Pattern.compile(Values.DOMAIN);
  private static final Pattern LABEL = Pattern.compile(Values.LABEL);
  private static final Pattern ZONE_ID = Pattern.compile("Z[A-Z0-9]{1,31}");

  /**
   * What a certificate takes as its first name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html">DomainName</a>
   */
  private static final int LONGEST_OF_CERTIFICATE = 64;

  /** Checks the names. */
  public Domain {
    Values.matching(NAME, "domainName", name, "a name such as example.com");
    Values.matching(
        ZONE_ID,
        "hostedZoneId",
        hostedZoneId,
        "the id of the domain's hosted zone in Route 53, without /hostedzone/");
    Values.matching(LABEL, "webSubdomain", web, "one label such as finalweb");
    Values.matching(LABEL, "apiSubdomain", api, "one label such as finalapi");
    if (web.equals(api)) {
      throw new IllegalArgumentException(
          "webSubdomain and apiSubdomain are both '" + web + "': use two names.");
    }
    for (String certified : new String[] {web + "." + name, origin(api + "." + name)}) {
      if (certified.length() > LONGEST_OF_CERTIFICATE) {
        throw new IllegalArgumentException(
            ("'%s' has %d characters, and a certificate takes %d: use a shorter domainName,"
                    + " webSubdomain or apiSubdomain.")
                .formatted(certified, certified.length(), LONGEST_OF_CERTIFICATE));
      }
    }
  }

  /** What the context says of it; empty if it names none. */
  static Optional<Domain> of(ContextValues values) {
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

  /** The storefront's whole name. */
  public String webName() {
    return web + "." + name;
  }

  /** The API's whole name. */
  public String apiName() {
    return api + "." + name;
  }

  /** The name by which CloudFront finds the API. */
  public String apiOriginName() {
    return origin(apiName());
  }

  private static String origin(String name) {
    return "origin." + name;
  }
}
