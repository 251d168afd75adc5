package dev.comanda.cdk.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads CDK's context. What it does not name has the stage's default. */
final class ContextReader {

  private static final List<ContextKey> PARTS_OF_A_DOMAIN =
      List.of(ContextKey.HOSTED_ZONE_ID, ContextKey.WEB_SUBDOMAIN, ContextKey.API_SUBDOMAIN);

  /** Not those of a city or of a telephone network, whose names are longer. */
  private static final Pattern ZONE = Pattern.compile(DeploymentConfig.REGION + "[a-z]");

  private final ContextValues values;

  ContextReader(Function<String, Object> context) {
    values = new ContextValues(context);
  }

  DeploymentConfig read(Artifacts artifacts) {
    Stage stage = Stage.of(values.text(ContextKey.STAGE, Stage.DEV.id()));
    boolean dev = stage == Stage.DEV;
    StageSizes sizes = new StageSizes(stage);
    Optional<Domain> domain = domain();
    return new DeploymentConfig(
        stage,
        shop(dev, domain),
        artifacts,
        sizes.functions(),
        sizes.throttle(),
        sizes.sessions(),
        sizes.retention(values.flag(ContextKey.MAILS_TO_GLACIER, true)),
        sizes.lake(),
        mail(dev),
        new Edge(
            domain, values.number(ContextKey.ORIGIN_SECRET_GENERATION, 1), sizes.callsPerAddress()),
        networkZones(!dev),
        values.optional(ContextKey.RESTORED_TABLE).map(RestoredTable::new),
        values.number(ContextKey.REPLICA_GENERATION, 1),
        new Operations(
            values.optional(ContextKey.ALARM_ADDRESS),
            values.number(ContextKey.MONTHLY_BUDGET, dev ? 50 : 500)));
  }

  private Shop shop(boolean dev, Optional<Domain> domain) {
    return new Shop(
        values.text(ContextKey.SHOP_NAME, "Comanda"),
        values.text(ContextKey.SHOP_ADDRESS, "Calle de la Comanda 1, 28001 Madrid"),
        values.optional(ContextKey.SENDER_ADDRESS).orElseGet(() -> sender(dev, domain)),
        values.list(
            ContextKey.ALLOWED_ORIGINS, dev ? List.of("http://localhost:4503") : List.of()));
  }

  /** Nobody can prove to SES that they own {@code example.com}, without which prod has no pool. */
  private static String sender(boolean dev, Optional<Domain> domain) {
    if (!dev && domain.isEmpty()) {
      throw new IllegalArgumentException(
          "prod has no senderAddress, and no domainName to make one of: pass an address in a domain"
              + " of yours, such as -c senderAddress='Olivar <orders@olivar.example>'.");
    }
    return "Comanda <orders@" + domain.map(Domain::name).orElse("example.com") + ">";
  }

  private MailRules mail(boolean dev) {
    boolean identityExists =
        values
            .oneOf(ContextKey.SENDER_IDENTITY, "new", List.of("new", "existing"))
            .equals("existing");
    if (identityExists) {
      values
          .optional(ContextKey.MAIL_FROM)
          .ifPresent(
              name -> {
                throw new IllegalArgumentException(
                    "mailFrom is '"
                        + name
                        + "' and senderIdentity is 'existing': the MAIL FROM domain belongs to the"
                        + " identity that exists, so set it there.");
              });
    }
    return new MailRules(
        values
            .oneOf(ContextKey.CODE_MAILS, dev ? "cognito" : "ses", List.of("ses", "cognito"))
            .equals("ses"),
        identityExists,
        values.text(ContextKey.MAIL_FROM, "mail"),
        values.text(ContextKey.DMARC_POLICY, "quarantine"),
        values.optional(ContextKey.DMARC_REPORTS));
  }

  private Optional<Domain> domain() {
    Optional<String> name = values.optional(ContextKey.DOMAIN_NAME);
    if (name.isEmpty()) {
      for (ContextKey key : PARTS_OF_A_DOMAIN) {
        values
            .optional(key)
            .ifPresent(
                value -> {
                  throw new IllegalArgumentException(
                      key.id() + " is '" + value + "' and there is no domainName: pass both.");
                });
      }
    }
    return name.map(
        given ->
            new Domain(
                given,
                values.text(ContextKey.HOSTED_ZONE_ID, ""),
                values.text(ContextKey.WEB_SUBDOMAIN, "finalweb"),
                values.text(ContextKey.API_SUBDOMAIN, "finalapi")));
  }

  private List<String> networkZones(boolean byDefault) {
    List<String> zones =
        values.list(
            ContextKey.AVAILABILITY_ZONES,
            List.of(
                DeploymentConfig.REGION + "a",
                DeploymentConfig.REGION + "b",
                DeploymentConfig.REGION + "c"));
    if (zones.size() != 3
        || zones.stream().distinct().count() != 3
        || !zones.stream().allMatch(zone -> ZONE.matcher(zone).matches())) {
      throw new IllegalArgumentException(
          "availabilityZones has "
              + zones
              + ": use three zones of "
              + DeploymentConfig.REGION
              + ", separated by commas.");
    }
    return values.flag(ContextKey.NETWORK, byDefault) ? zones : List.of();
  }
}
