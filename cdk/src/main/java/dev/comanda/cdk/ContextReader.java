package dev.comanda.cdk;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * Reads CDK's context. What it does not name has the stage's default.
 *
 * <ul>
 *   <li>{@code stage}, {@code shopName}, {@code shopAddress}, {@code senderAddress}
 *   <li>{@code allowedOrigins}: origins beside the storefront's own, separated by commas
 *   <li>{@code codeMails}: who mails the user pool's codes, {@code ses} or {@code cognito}
 *   <li>{@code dmarcPolicy}, {@code dmarcReports}
 *   <li>{@code domainName} with {@code hostedZoneId}; {@code webSubdomain}, {@code apiSubdomain}
 *   <li>{@code originSecretGeneration}, {@code replicaGeneration}
 *   <li>{@code mailsToGlacier}: {@code true} or {@code false}
 *   <li>{@code network}: {@code true} or {@code false}; {@code availabilityZones}, by commas
 *   <li>{@code alarmAddress}, {@code monthlyBudget}
 * </ul>
 */
final class ContextReader {

  private static final DeploymentConfig.Sessions SESSIONS =
      new DeploymentConfig.Sessions(Duration.ofMinutes(15), Duration.ofDays(30));

  private static final DeploymentConfig.CallsPerAddress CALLS_PER_ADDRESS =
      new DeploymentConfig.CallsPerAddress(2_000, 100);

  private final Function<String, Object> context;

  ContextReader(Function<String, Object> context) {
    this.context = context;
  }

  DeploymentConfig read(DeploymentConfig.Artifacts artifacts) {
    Stage stage = Stage.of(text("stage", Stage.DEV.id()));
    boolean dev = stage == Stage.DEV;
    Optional<DeploymentConfig.Domain> domain = domain();
    return new DeploymentConfig(
        stage,
        shop(dev, domain),
        artifacts,
        new DeploymentConfig.Functions(
            896,
            512,
            Duration.ofSeconds(10),
            dev ? Optional.empty() : Optional.of(10),
            Duration.ofSeconds(360)),
        dev ? new DeploymentConfig.Throttle(100, 200) : new DeploymentConfig.Throttle(1_000, 2_000),
        SESSIONS,
        new DeploymentConfig.Retention(
            dev ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
            dev ? RetentionDays.ONE_WEEK : RetentionDays.THREE_MONTHS,
            Duration.ofDays(30),
            Optional.of(Duration.ofDays(365)).filter(age -> flag("mailsToGlacier", true)),
            Duration.ofDays(730),
            Duration.ofDays(30)),
        dev
            ? new DeploymentConfig.Lake(false, Duration.ofSeconds(5), 1)
            : new DeploymentConfig.Lake(true, Duration.ofSeconds(300), 64),
        mail(dev),
        new DeploymentConfig.Edge(domain, number("originSecretGeneration", 1), CALLS_PER_ADDRESS),
        networkZones(!dev),
        number("replicaGeneration", 1),
        new DeploymentConfig.Operations(
            optional("alarmAddress"), number("monthlyBudget", dev ? 50 : 500)));
  }

  private DeploymentConfig.Shop shop(boolean dev, Optional<DeploymentConfig.Domain> domain) {
    return new DeploymentConfig.Shop(
        text("shopName", "Comanda"),
        text("shopAddress", "Calle de la Comanda 1, 28001 Madrid"),
        text(
            "senderAddress",
            "Comanda <orders@"
                + domain.map(DeploymentConfig.Domain::name).orElse("example.com")
                + ">"),
        list("allowedOrigins", dev ? List.of("http://localhost:4503") : List.of()));
  }

  private MailRules mail(boolean dev) {
    String codes = text("codeMails", dev ? "cognito" : "ses");
    if (!codes.equals("ses") && !codes.equals("cognito")) {
      throw new IllegalArgumentException("codeMails is '" + codes + "': use ses or cognito.");
    }
    return new MailRules(
        codes.equals("ses"), text("dmarcPolicy", "quarantine"), optional("dmarcReports"));
  }

  private Optional<DeploymentConfig.Domain> domain() {
    return optional("domainName")
        .map(
            name ->
                new DeploymentConfig.Domain(
                    name,
                    text("hostedZoneId", ""),
                    text("webSubdomain", "finalweb"),
                    text("apiSubdomain", "finalapi")));
  }

  private List<String> networkZones(boolean byDefault) {
    if (!flag("network", byDefault)) {
      return List.of();
    }
    List<String> zones =
        list(
            "availabilityZones",
            List.of(
                DeploymentConfig.REGION + "a",
                DeploymentConfig.REGION + "b",
                DeploymentConfig.REGION + "c"));
    if (zones.stream().distinct().count() != 3) {
      throw new IllegalArgumentException(
          "availabilityZones has " + zones + ": use three zones, separated by commas.");
    }
    return zones;
  }

  private boolean flag(String key, boolean byDefault) {
    String value = text(key, String.valueOf(byDefault));
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(key + " is '" + value + "': use true or false.");
    }
    return value.equals("true");
  }

  private int number(String key, int byDefault) {
    String value = text(key, String.valueOf(byDefault));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " is '" + value + "': use a whole number.", e);
    }
  }

  private List<String> list(String key, List<String> byDefault) {
    return optional(key)
        .map(value -> Arrays.stream(value.split(",")).map(String::strip).toList())
        .orElse(byDefault);
  }

  private String text(String key, String byDefault) {
    return Objects.toString(context.apply(key), byDefault).strip();
  }

  private Optional<String> optional(String key) {
    return Optional.of(text(key, "")).filter(value -> !value.isEmpty());
  }
}
