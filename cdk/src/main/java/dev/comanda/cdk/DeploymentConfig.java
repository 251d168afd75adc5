package dev.comanda.cdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
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
    int replicaGeneration,
    Operations operations) {

  /** Where everything is, but the copies of mails: CloudFront takes its certificates from here. */
  public static final String REGION = "us-east-1";

  /** Where the copies of mails are. */
  public static final String REPLICA_REGION = "us-east-2";

  /**
   * What the build has made to be deployed.
   *
   * @param handlersJar the jar with every function's code
   * @param site the folder with the storefront's files
   */
  public record Artifacts(Path handlersJar, Path site) {}

  /**
   * Who sells.
   *
   * @param name the shop's name, as customers read it
   * @param address its postal address, one line
   * @param sender the sender of mails: {@code a@b} or {@code Name <a@b>}
   * @param allowedOrigins the web origins whose pages may call the API, such as {@code
   *     https://shop.example.com}
   */
  public record Shop(String name, String address, String sender, List<String> allowedOrigins) {

    private static final Pattern SENDER =
        Pattern.compile("(?:(?<name>[^<>]*)<)?(?<mailbox>[^\\s<>@]+@[^\\s<>@]+)>?");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s,*]+");

    /** Checks that the sender is an address and that every origin is one. */
    public Shop {
      allowedOrigins = List.copyOf(allowedOrigins);
      if (!SENDER.matcher(sender).matches()) {
        throw new IllegalArgumentException(
            "senderAddress is '" + sender + "': use 'a@b' or 'Name <a@b>'.");
      }
      for (String origin : allowedOrigins) {
        if (!ORIGIN.matcher(origin).matches()) {
          throw new IllegalArgumentException(
              "allowedOrigins has '"
                  + origin
                  + "': use origins such as https://shop.example.com, separated by commas.");
        }
      }
    }

    /** The sender's address without its name. */
    public String senderMailbox() {
      Matcher matcher = SENDER.matcher(sender);
      return matcher.matches() ? matcher.group("mailbox") : sender;
    }

    /** The name before the sender's address; empty if there is none. */
    public Optional<String> senderName() {
      Matcher matcher = SENDER.matcher(sender);
      return Optional.ofNullable(matcher.matches() ? matcher.group("name") : null)
          .map(String::strip)
          .filter(name -> !name.isEmpty());
    }

    /** The domain of the sender's address. */
    public String senderDomain() {
      String mailbox = senderMailbox();
      return mailbox.substring(mailbox.indexOf('@') + 1);
    }
  }

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
   * A domain of the shop's own. Its hosted zone exists already, since the names of its servers have
   * to be given to the registrar before anything in it can be proven.
   *
   * @param name the zone's name, such as {@code example.com}
   * @param hostedZoneId the zone's id in Route 53, such as {@code Z0123456789ABCDEFGHIJ}
   * @param web the storefront's name in it, such as {@code finalweb}
   * @param api the API's name in it, such as {@code finalapi}
   */
  public record Domain(String name, String hostedZoneId, String web, String api) {

    private static final Pattern NAME =
        Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
    private static final Pattern ZONE_ID = Pattern.compile("Z[A-Z0-9]{1,31}");

    /** Checks the names. */
    public Domain {
      check(NAME, "domainName", name, "a name such as example.com");
      check(
          ZONE_ID, "hostedZoneId", hostedZoneId, "the id of the domain's hosted zone in Route 53");
      check(LABEL, "webSubdomain", web, "one label such as finalweb");
      check(LABEL, "apiSubdomain", api, "one label such as finalapi");
      if (web.equals(api)) {
        throw new IllegalArgumentException(
            "webSubdomain and apiSubdomain are both '" + web + "': use two names.");
      }
    }

    private static void check(Pattern pattern, String key, String value, String allowed) {
      if (!pattern.matcher(value).matches()) {
        throw new IllegalArgumentException(key + " is '" + value + "': use " + allowed + ".");
      }
    }

    /** The storefront's whole name. */
    public String webName() {
      return web + "." + name;
    }

    /** The API's whole name. */
    public String apiName() {
      return api + "." + name;
    }
  }

  /**
   * Whom operators are told what by.
   *
   * @param alarmAddress the mail address that alarms go to; empty for nobody but the console
   * @param monthlyBudget US dollars a month that must not pass unnoticed
   */
  public record Operations(Optional<String> alarmAddress, int monthlyBudget) {}

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
      if (originSecretGeneration < 1) {
        throw new IllegalArgumentException(
            "originSecretGeneration is " + originSecretGeneration + ": use a number from 1 on.");
      }
    }
  }

  /** Checks that nothing is missing. */
  public DeploymentConfig {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(artifacts, "artifacts");
    if (replicaGeneration < 1) {
      throw new IllegalArgumentException(
          "replicaGeneration is " + replicaGeneration + ": use a number from 1 on.");
    }
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
