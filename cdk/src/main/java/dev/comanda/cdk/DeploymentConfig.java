package dev.comanda.cdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * Everything that differs, or may come to differ, between deployments. Read once, passed down.
 *
 * @param stage what the deployment is for
 * @param shop who sells
 * @param artifacts what the build has made to be deployed
 * @param functions size and time of the functions
 * @param throttle how many requests the API takes from all callers together
 * @param sessions how long tokens last
 * @param retention how long things are kept
 * @param lake how rows travel to the data lake
 * @param mail how receivers are to treat mails, and who mails the user pool's codes
 * @param edge the way of calls from the internet
 * @param networkZones the availability zones of the functions' network; empty for no network, with
 *     functions where Lambda puts them
 * @param restoredTable what takes the place of the table that the stacks make; empty if nothing
 *     does
 * @param replicaGeneration counts the buckets for copies of mails, from 1: a kept one keeps its
 *     name
 * @param operations whom operators are told what by
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

  private static final Pattern FOR_EXAMPLES =
      Pattern.compile("(?:.+\\.)?(?:example\\.(?:com|net|org)|example|invalid|localhost|test)");

  /**
   * What the build has made to be deployed.
   *
   * @param handlersJar the jar with every function's code
   * @param site the folder with the storefront's files
   */
  public record Artifacts(Path handlersJar, Path site) {}

  /**
   * Size and time of the functions.
   *
   * @param apiMemoryMiB memory behind the API, of which 1,769 MiB is one whole CPU: see {@code
   *     ./comanda bench functions}
   * @param taskMemoryMiB memory of the workflows' tasks
   * @param timeout the longest that one call may take
   * @param taskConcurrency how many calls at once each task has to itself and may not pass; empty
   *     for no such limit
   * @param queueVisibility how long a queue hides a message that a pipe is working on
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Memory</a>
   */
  public record Functions(
      int apiMemoryMiB,
      int taskMemoryMiB,
      Duration timeout,
      Optional<Integer> taskConcurrency,
      Duration queueVisibility) {}

  /**
   * How many requests the API takes from all callers together.
   *
   * @param requestsPerSecond the steady rate
   * @param burst how many may come at once
   */
  public record Throttle(int requestsPerSecond, int burst) {}

  /**
   * How long tokens last.
   *
   * @param access the access and ID tokens
   * @param refresh the refresh token, and so the whole session
   */
  public record Sessions(Duration access, Duration refresh) {}

  /**
   * How long things are kept.
   *
   * @param stateful what happens to data when their stack is deleted
   * @param logs the functions' and workflows' logs
   * @param accessLogs the buckets' access logs
   * @param mailsUntilGlacier a mail's age when it moves to Glacier; empty if none does
   * @param mailsUntilExpiry a mail's age when it is deleted; S3 wants it above the former
   * @param deletedMails how long a mail that was deleted can be brought back, whoever deleted it
   */
  public record Retention(
      RemovalPolicy stateful,
      RetentionDays logs,
      Duration accessLogs,
      Optional<Duration> mailsUntilGlacier,
      Duration mailsUntilExpiry,
      Duration deletedMails) {

    /**
     * As {@link #stateful}, of what itself refuses to be deleted: an attempt to take back its
     * creation would fail, and the rollback with it.
     */
    public RemovalPolicy undeletable() {
      return stateful == RemovalPolicy.DESTROY ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
    }
  }

  /**
   * How rows travel to the data lake. Firehose writes an object when either limit is reached.
   *
   * @param onDemand whether the stream scales by itself; otherwise it has one shard
   * @param buffer the age at which rows are written
   * @param bufferMiB the amount at which rows are written
   */
  public record Lake(boolean onDemand, Duration buffer, int bufferMiB) {}

  /**
   * Whom operators are told what by.
   *
   * @param alarmAddress the mail address that alarms go to; empty for nobody but the console
   * @param monthlyBudget US dollars a month that must not pass unnoticed
   */
  public record Operations(Optional<String> alarmAddress, int monthlyBudget) {

    /** Checks the address and that there is a budget. */
    public Operations {
      alarmAddress.ifPresent(address -> Values.mailAddress("alarmAddress", address));
      Values.atLeast("monthlyBudget", monthlyBudget, 1);
    }
  }

  /**
   * How many calls of one internet address are answered in five minutes, storefront and API
   * together. Many customers may share an address.
   *
   * @param all every call
   * @param auth those below {@code /auth/}, where passwords and codes could be guessed
   */
  public record CallsPerAddress(int all, int auth) {}

  /**
   * The way of calls from the internet.
   *
   * @param domain the shop's own domain; empty if CloudFront's names have to do
   * @param originSecretGeneration counts the secrets by which CloudFront proves itself to the API,
   *     from 1; one more makes a new secret, beside which the one before is still believed
   * @param callsPerAddress how many calls of one address are answered
   */
  public record Edge(
      Optional<Domain> domain, int originSecretGeneration, CallsPerAddress callsPerAddress) {

    /** Checks the number. */
    public Edge {
      Values.atLeast("originSecretGeneration", originSecretGeneration, 1);
    }
  }

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
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc2606">RFC 2606, reserved names</a>
   */
  void checkDeployable() {
    edge.domain().ifPresent(domain -> refuseExample("domainName", domain.name()));
    if (stage == Stage.PROD) {
      refuseExample("senderAddress", shop.senderDomain());
    }
  }

  private static void refuseExample(String key, String domain) {
    if (FOR_EXAMPLES.matcher(domain).matches()) {
      throw new IllegalArgumentException(
          key
              + " has '"
              + domain
              + "', a name that is kept for examples: use a domain of your own.");
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
