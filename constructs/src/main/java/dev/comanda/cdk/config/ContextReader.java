package dev.comanda.cdk.config;

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
    Optional<Domain> domain = Domain.of(values);
    return new DeploymentConfig(
        stage,
        Shop.of(values, dev, domain),
        artifacts,
        sizes.functions(),
        sizes.throttle(),
        sizes.sessions(),
        sizes.retention(values.flag(ContextKey.MAILS_TO_GLACIER, true)),
        sizes.lake(),
        MailRules.of(values, dev),
        new Edge(
            domain, values.number(ContextKey.ORIGIN_SECRET_GENERATION, 1), sizes.callsPerAddress()),
        NetworkContext.zones(values, !dev),
        values.optional(ContextKey.RESTORED_TABLE).map(RestoredTable::new),
        values.number(ContextKey.REPLICA_GENERATION, 1),
        new Operations(
            values.optional(ContextKey.ALARM_ADDRESS),
            values.number(ContextKey.MONTHLY_BUDGET, dev ? 50 : 500)));
  }
}
