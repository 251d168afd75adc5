package dev.comanda.cdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param handlersJar the jar with every function's code
 * @param functions size and time of the functions
 * @param throttle how many requests the API takes from all callers together
 * @param sessions how long tokens last
 * @param retention how long things are kept
 * @param lake how rows travel to the data lake
 */
public record DeploymentConfig(
    Stage stage,
    Shop shop,
    Path handlersJar,
    Functions functions,
    Throttle throttle,
    Sessions sessions,
    Retention retention,
    Lake lake) {

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

    private static final Pattern SENDER = Pattern.compile("(?:[^<>]*<)?([^\\s<>@]+@[^\\s<>@]+)>?");
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
      return matcher.matches() ? matcher.group(1) : sender;
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
   * @param apiMemoryMiB memory behind the API; 1,769 MiB is one whole CPU
   * @param taskMemoryMiB memory of the workflows' tasks
   * @param timeout the longest that one call may take
   * @param queueVisibility how long a queue hides a message that a pipe is working on
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Memory</a>
   */
  public record Functions(
      int apiMemoryMiB, int taskMemoryMiB, Duration timeout, Duration queueVisibility) {}

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
   * @param mailsUntilGlacier a mail's age when it moves to Glacier
   * @param mailsUntilExpiry a mail's age when it is deleted; S3 wants it above the former
   */
  public record Retention(
      RemovalPolicy stateful,
      RetentionDays logs,
      Duration accessLogs,
      Duration mailsUntilGlacier,
      Duration mailsUntilExpiry) {}

  /**
   * How rows travel to the data lake. Firehose writes an object when either limit is reached.
   *
   * @param onDemand whether the stream scales by itself; otherwise it has one shard
   * @param buffer the age at which rows are written
   * @param bufferMiB the amount at which rows are written
   */
  public record Lake(boolean onDemand, Duration buffer, int bufferMiB) {}

  /** Checks that nothing is missing. */
  public DeploymentConfig {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(handlersJar, "handlersJar");
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
   * The configuration that CDK context asks for: {@code stage}, {@code shopName}, {@code
   * shopAddress}, {@code senderAddress} and {@code allowedOrigins} (separated by commas). What it
   * does not name has the stage's default.
   *
   * @param context gives a context value, or null
   * @throws IllegalArgumentException if a value is not one that is allowed
   */
  public static DeploymentConfig of(Function<String, Object> context, Path handlersJar) {
    Map<String, String> defaults =
        Map.of(
            "stage", Stage.DEV.id(),
            "shopName", "Comanda",
            "shopAddress", "Calle de la Comanda 1, 28001 Madrid",
            "senderAddress", "Comanda <orders@example.com>");
    Function<String, String> value =
        key -> Objects.toString(context.apply(key), defaults.get(key)).strip();
    Stage stage = Stage.of(value.apply("stage"));
    String origins =
        Objects.toString(
            context.apply("allowedOrigins"),
            stage == Stage.PROD ? "https://shop.example.com" : "http://localhost:4503");
    Shop shop =
        new Shop(
            value.apply("shopName"),
            value.apply("shopAddress"),
            value.apply("senderAddress"),
            Arrays.stream(origins.split(",")).map(String::strip).toList());
    return switch (stage) {
      case DEV -> dev(shop, handlersJar);
      case PROD -> prod(shop, handlersJar);
    };
  }

  private static DeploymentConfig dev(Shop shop, Path handlersJar) {
    return new DeploymentConfig(
        Stage.DEV,
        shop,
        handlersJar,
        FUNCTIONS,
        new Throttle(100, 200),
        SESSIONS,
        new Retention(
            RemovalPolicy.DESTROY,
            RetentionDays.ONE_WEEK,
            Duration.ofDays(30),
            Duration.ofDays(365),
            Duration.ofDays(730)),
        new Lake(false, Duration.ofSeconds(5), 1));
  }

  private static DeploymentConfig prod(Shop shop, Path handlersJar) {
    return new DeploymentConfig(
        Stage.PROD,
        shop,
        handlersJar,
        FUNCTIONS,
        new Throttle(1_000, 2_000),
        SESSIONS,
        new Retention(
            RemovalPolicy.RETAIN,
            RetentionDays.THREE_MONTHS,
            Duration.ofDays(30),
            Duration.ofDays(365),
            Duration.ofDays(730)),
        new Lake(true, Duration.ofSeconds(300), 64));
  }

  private static final Functions FUNCTIONS =
      new Functions(1_769, 1_024, Duration.ofSeconds(10), Duration.ofSeconds(360));

  private static final Sessions SESSIONS =
      new Sessions(Duration.ofMinutes(15), Duration.ofDays(30));
}
