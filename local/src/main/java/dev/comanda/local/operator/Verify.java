package dev.comanda.local.operator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/**
 * Takes a deployed shop through one order: as a customer up to the order, then, with an operator's
 * rights, after it over table, workflows, mail, archive and lake. In the end it removes what it
 * made, also when something is missing and when it is stopped.
 */
public final class Verify {

  /** The order was seen everywhere, and what was made of it is removed. */
  static final int VERIFIED = 0;

  /** Something is missing, or could not be removed, or the command could not do its work. */
  static final int FAILED = 1;

  /** What is left for pipes, cold starts and the delivery of logs. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** How long a stopped command has for its cleaning up. */
  private static final int CLEANUP_SECONDS = 60;

  private static final List<String> NEEDED =
      Stream.concat(
              Stream.of(
                  "ApiUrl",
                  "ApiOriginUrl",
                  "UserPoolId",
                  "TableName",
                  "EmailsBucketName",
                  "EmailsReplicaBucketName",
                  "DataBucketName",
                  "OrderFanoutArn",
                  "OrderEmailArn",
                  "OrderLakeArn",
                  "LakeBufferSeconds"),
              Arrays.stream(Route.values()).flatMap(route -> route.deadLetterQueues().stream()))
          .toList();

  private final Clients clients;
  private final Outputs outputs;
  private final ShopTable table;
  private final LookAt lookAt;
  private final VerifyReport report;
  private final Made made = new Made();
  private OrderLetters letters;

  private Verify(Clients clients, Outputs outputs, PrintStream out) {
    this.clients = clients;
    this.outputs = outputs;
    this.table = new ShopTable(clients.dynamoDb(), outputs.text("TableName"));
    this.lookAt = new LookAt(outputs);
    this.report = new VerifyReport(out);
  }

  /**
   * Verifies: {@code --outputs FILE [--email ADDRESS] [--product ID] [--patience SECONDS]}.
   * Credentials are those of the AWS command line; the region is the one of the stacks.
   *
   * @param arguments the file that {@code cdk deploy --outputs-file} wrote, and what to order
   */
  public static void main(String[] arguments) {
    Thread work = Thread.currentThread();
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(work, done)));
    int exit = FAILED;
    try {
      exit = run(List.of(arguments), System.out, System.err);
    } finally {
      done.countDown();
    }
    System.exit(exit);
  }

  private static void stop(Thread work, CountDownLatch done) {
    work.interrupt();
    try {
      done.await(CLEANUP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      VerifyOptions options = VerifyOptions.parse(arguments);
      Outputs outputs = Outputs.read(options.outputs());
      outputs.require(NEEDED);
      Arn workflow = Arn.fromString(outputs.text(Route.STREAM.target()));
      try (Clients clients = Clients.of(Region.of(workflow.region().orElseThrow()))) {
        return new Verify(clients, outputs, out).verify(options) ? VERIFIED : FAILED;
      }
    } catch (IllegalArgumentException | SdkException e) {
      err.println("comanda: " + e.getMessage());
      return FAILED;
    }
  }

  private boolean verify(VerifyOptions options) {
    Duration patience =
        options
            .patience()
            .orElseGet(
                () -> PATIENCE.plusSeconds(Long.parseLong(outputs.text("LakeBufferSeconds"))));
    boolean clean;
    try {
      order(options, patience);
    } catch (NotSeenException reported) {
      // The steps behind it cannot be taken.
    } catch (StoppedException e) {
      report.stopped();
    } finally {
      // From here on another interruption is not heard: nothing is left behind.
      Thread.interrupted();
      clean = new Cleanup(clients, outputs, table, report, made).run(letters);
    }
    return report.end(clean);
  }

  private void order(VerifyOptions options, Duration patience) {
    report.heading("As a customer of " + outputs.text("ApiUrl"));
    ShopVisit visit = new ShopVisit(clients, outputs, table, lookAt, report, made);
    ShopVisit.Order order = visit.order(options.email(), options.product());
    letters = new OrderLetters(clients.sqs(), outputs, order.id());
    report.heading("Behind it, since the order, for at most " + patience.toSeconds() + " s");
    List<Hop> hops = new OrderWay(clients, outputs, table, lookAt, order).hops();
    if (new Follower(report, lookAt, letters, order).follow(hops, patience)) {
      made.arrived();
    }
  }
}
