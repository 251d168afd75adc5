package dev.comanda.cdk.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads CDK's context. What it does not name has the stage's default. */
final class ContextReader {

  private final ContextValues values;

  ContextReader(Function<String, Object> context) {
    values = new ContextValues(context);
  }

  DeploymentConfig read(Artifacts artifacts) {
    Stage stage = Stage.of(values.text(ContextKey.STAGE, Stage.DEV.id()));
    boolean dev = stage == Stage.DEV;
    StageSizes sizes = new StageSizes(stage);
    Optional<Domain> domain = DomainContext.read(values);
    return new DeploymentConfig(
        stage,
        shop(dev, domain),
        artifacts,
        sizes.functions(),
        sizes.throttle(),
        sizes.sessions(),
        sizes.retention(values.flag(ContextKey.MAILS_TO_GLACIER, true)),
        sizes.lake(),
        MailContext.read(values, dev),
        new Edge(
            domain, values.number(ContextKey.ORIGIN_SECRET_GENERATION, 1), sizes.callsPerAddress()),
        NetworkContext.zones(values, !dev),
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
}
