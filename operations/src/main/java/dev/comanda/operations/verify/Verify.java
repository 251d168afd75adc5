package dev.comanda.operations.verify;

import dev.comanda.operations.command.Commands;
import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.DeadLetters;
import dev.comanda.operations.shop.Outputs;
import dev.comanda.operations.shop.ShopTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes a deployed shop through one order: as a customer up to the order, then, with an operator's
 * rights, after it over table, workflows, mail, archive and lake. In the end it removes what it
 * made, also when something is missing and when it is stopped.
 */
final class Verify {

  /** The order was seen everywhere, and what was made of it is removed. */
  static final int VERIFIED = 0;

  /** Something is missing, or could not be removed, or the command could not do its work. */
  static final int FAILED = Commands.FAILED;

  /** What is left for pipes, cold starts and the delivery of logs. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The outputs that tell where an order comes by; other consumers are found by theirs. */
  static final List<String> NEEDED =
      List.of(
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
          "LakeBufferSeconds",
          "EmailQueueUrl",
          "EmailDeadLetterQueueUrl",
          "LakeQueueUrl",
          "LakeDeadLetterQueueUrl",
          "StreamDeadLetterQueueUrl");

  private final Clients clients;
  private final Outputs outputs;
  private final LookAt lookAt;
  private final VerifyReport report;
  private final Made made = new Made();
  private OrderLetters letters;

  Verify(Clients clients, Outputs outputs, VerifyReport report) {
    this.clients = clients;
    this.outputs = outputs;
    this.lookAt = new LookAt(outputs);
    this.report = report;
  }

  /**
   * Orders, follows the order, and removes it.
   *
   * @param email whose mail it will be
   * @param product what is ordered; empty for the cheapest that is in stock
   * @param patience how long the order is followed; empty for what the delivery to the lake takes
   * @return whether all is well
   */
  boolean verify(String email, Optional<String> product, Optional<Duration> patience) {
    // First, because a client takes a while to be made.
    report.heading("As a customer of " + outputs.text("ApiUrl"));
    ShopTable table = new ShopTable(clients.dynamoDb(), outputs.text("TableName"));
    boolean clean;
    try {
      order(table, email, product, patience.orElseGet(this::patience));
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

  private Duration patience() {
    return PATIENCE.plusSeconds(Long.parseLong(outputs.text("LakeBufferSeconds")));
  }

  private void order(ShopTable table, String email, Optional<String> product, Duration patience) {
    ShopVisit visit = new ShopVisit(clients, outputs, table, lookAt, report, made);
    PlacedOrder order = visit.order(email, product);
    letters = new OrderLetters(clients.sqs(), order.id());
    report.heading("Behind it, since the order, for at most " + patience.toSeconds() + " s");
    List<Hop> hops = new OrderWay(clients, outputs, table, lookAt, order).hops();
    Follower follower = new Follower(report, lookAt, letters, order, DeadLetters.ofStream(outputs));
    if (follower.follow(hops, patience)) {
      made.arrived();
    }
  }
}
