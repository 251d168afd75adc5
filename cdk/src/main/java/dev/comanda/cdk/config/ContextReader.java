package dev.comanda.cdk.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** Reads CDK's context. What it does not name has the stage's default. */
final class ContextReader {

  private static final Sessions SESSIONS =
      new Sessions(Duration.ofMinutes(15), Duration.ofDays(30));

  private static final CallsPerAddress CALLS_PER_ADDRESS = new CallsPerAddress(2_000, 100);

  private static final List<ContextKey> PARTS_OF_A_DOMAIN =
      List.of(ContextKey.HOSTED_ZONE_ID, ContextKey.WEB_SUBDOMAIN, ContextKey.API_SUBDOMAIN);

  /** Not those of a city or of a telephone network, whose names are longer. */
  private static final Pattern ZONE = Pattern.compile(DeploymentConfig.REGION + "[a-z]");

  private final Function<String, Object> context;

  ContextReader(Function<String, Object> context) {
    this.context = context;
  }

  DeploymentConfig read(Artifacts artifacts) {
    Stage stage = Stage.of(text(ContextKey.STAGE, Stage.DEV.id()));
    boolean dev = stage == Stage.DEV;
    Optional<Domain> domain = domain();
    return new DeploymentConfig(
        stage,
        shop(dev, domain),
        artifacts,
        new Functions(
            896,
            512,
            Duration.ofSeconds(10),
            dev ? Optional.empty() : Optional.of(10),
            Duration.ofSeconds(360)),
        dev ? new Throttle(100, 200) : new Throttle(1_000, 2_000),
        SESSIONS,
        new Retention(
            dev ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
            dev ? RetentionDays.ONE_WEEK : RetentionDays.THREE_MONTHS,
            Duration.ofDays(30),
            Optional.of(Duration.ofDays(365))
                .filter(age -> flag(ContextKey.MAILS_TO_GLACIER, true)),
            Duration.ofDays(730),
            Duration.ofDays(30)),
        dev
            ? new Lake(false, Duration.ofSeconds(5), 1)
            : new Lake(true, Duration.ofSeconds(300), 64),
        mail(dev),
        new Edge(domain, number(ContextKey.ORIGIN_SECRET_GENERATION, 1), CALLS_PER_ADDRESS),
        networkZones(!dev),
        optional(ContextKey.RESTORED_TABLE).map(RestoredTable::new),
        number(ContextKey.REPLICA_GENERATION, 1),
        new Operations(
            optional(ContextKey.ALARM_ADDRESS), number(ContextKey.MONTHLY_BUDGET, dev ? 50 : 500)));
  }

  private Shop shop(boolean dev, Optional<Domain> domain) {
    return new Shop(
        text(ContextKey.SHOP_NAME, "Comanda"),
        text(ContextKey.SHOP_ADDRESS, "Calle de la Comanda 1, 28001 Madrid"),
        optional(ContextKey.SENDER_ADDRESS).orElseGet(() -> sender(dev, domain)),
        list(ContextKey.ALLOWED_ORIGINS, dev ? List.of("http://localhost:4503") : List.of()));
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
        oneOf(ContextKey.SENDER_IDENTITY, "new", List.of("new", "existing")).equals("existing");
    if (identityExists) {
      optional(ContextKey.MAIL_FROM)
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
        oneOf(ContextKey.CODE_MAILS, dev ? "cognito" : "ses", List.of("ses", "cognito"))
            .equals("ses"),
        identityExists,
        text(ContextKey.MAIL_FROM, "mail"),
        text(ContextKey.DMARC_POLICY, "quarantine"),
        optional(ContextKey.DMARC_REPORTS));
  }

  private Optional<Domain> domain() {
    Optional<String> name = optional(ContextKey.DOMAIN_NAME);
    if (name.isEmpty()) {
      for (ContextKey key : PARTS_OF_A_DOMAIN) {
        optional(key)
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
                text(ContextKey.HOSTED_ZONE_ID, ""),
                text(ContextKey.WEB_SUBDOMAIN, "finalweb"),
                text(ContextKey.API_SUBDOMAIN, "finalapi")));
  }

  private List<String> networkZones(boolean byDefault) {
    List<String> zones =
        list(
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
    return flag(ContextKey.NETWORK, byDefault) ? zones : List.of();
  }

  private boolean flag(ContextKey key, boolean byDefault) {
    return oneOf(key, String.valueOf(byDefault), List.of("true", "false")).equals("true");
  }

  private String oneOf(ContextKey key, String byDefault, List<String> allowed) {
    String value = text(key, byDefault);
    if (!allowed.contains(value)) {
      throw Values.refused(key.id(), value, String.join(" or ", allowed));
    }
    return value;
  }

  private int number(ContextKey key, int byDefault) {
    String value = text(key, String.valueOf(byDefault));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw Values.refused(key.id(), value, "a whole number");
    }
  }

  private List<String> list(ContextKey key, List<String> byDefault) {
    return optional(key)
        .map(value -> Arrays.stream(value.split(",")).map(String::strip).toList())
        .orElse(byDefault);
  }

  private String text(ContextKey key, String byDefault) {
    return Objects.toString(context.apply(key.id()), byDefault).strip();
  }

  private Optional<String> optional(ContextKey key) {
    return Optional.of(text(key, "")).filter(value -> !value.isEmpty());
  }
}
