package dev.comanda.cdk.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that differs, or may come to differ, between deployments. Read once, passed down.
 *
 * @param networkZones the availability zones of the functions' network; empty for no network, with
 *     functions where Lambda puts them
 * @param restoredTable what takes the place of the table that the stacks make; empty if nothing
 *     does
 * @param replicaGeneration counts the buckets for copies of mails, from 1: a kept one keeps its
 *     name
 */
public record DeploymentConfig(
    Stage stage,
    Shop shop,
    Artifacts artifacts,
    Functions functions,
    Throttle throttle,
    Sessions sessions,
    Retention retention,
    Lake lake,
    MailRules mail,
    Edge edge,
    List<String> networkZones,
    Optional<RestoredTable> restoredTable,
    int replicaGeneration,
    Operations operations) {

  /** Where everything is, but the copies of mails: CloudFront takes its certificates from here. */
  public static final String REGION = "us-east-1";

  /** Where the copies of mails are. */
  public static final String REPLICA_REGION = "us-east-2";

  /** Checks that nothing is missing. */
  public DeploymentConfig {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(artifacts, "artifacts");
    Values.atLeast("replicaGeneration", replicaGeneration, 1);
  }

  /** Whether the functions are in a network of their own, behind addresses that do not change. */
  public boolean hasNetwork() {
    return !networkZones.isEmpty();
  }

  /** Whether a whole domain sends the mails, rather than one address. */
  public boolean hasSenderDomain() {
    return stage == Stage.PROD || senderZoneId().isPresent();
  }

  /** The hosted zone that the sender's domain is in; empty if its DNS is elsewhere. */
  public Optional<String> senderZoneId() {
    return edge.domain()
        .filter(domain -> ("." + shop.senderDomain()).endsWith("." + domain.name()))
        .map(Domain::hostedZoneId);
  }

  /** Whom mails are from: a whole domain, or one address. */
  public String senderIdentity() {
    return hasSenderDomain() ? shop.senderDomain() : shop.senderMailbox();
  }

  /**
   * Refuses what can only fail once it is deployed: names that are kept for examples, of which
   * nobody can prove to own one.
   */
  public void checkDeployable() {
    edge.domain().ifPresent(domain -> ExampleNames.refuse("domainName", domain.name()));
    if (stage == Stage.PROD) {
      ExampleNames.refuse("senderAddress", shop.senderDomain());
    }
  }

  /** Whether deleting data takes a deliberate second step. */
  public boolean protectsData() {
    return stage == Stage.PROD;
  }

  /** The name of a stack, such as {@code Comanda-dev-Data} for {@code Data}. */
  public String stackName(String name) {
    return "Comanda-" + stage.id() + "-" + name;
  }

  /**
   * The configuration that CDK context asks for; see {@link ContextReader}.
   *
   * @param context gives a context value, or null
   * @throws IllegalArgumentException if a value is not one that is allowed
   */
  public static DeploymentConfig of(Function<String, Object> context, Artifacts artifacts) {
    return new ContextReader(context).read(artifacts);
  }
}
