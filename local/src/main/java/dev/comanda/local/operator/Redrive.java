package dev.comanda.local.operator;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/**
 * Gives dead letters another try: messages go back to their queue, and orders that got stuck in the
 * table's stream are published again. Every stage behind knows an event that it has seen, so that a
 * letter may be redriven twice. What cannot be redriven is named and stays.
 *
 * <p>Queues are not moved by SQS itself ({@code StartMessageMoveTask}): beside messages as they
 * were, their dead-letter queues hold events wrapped with a reason.
 */
public final class Redrive {

  /** All that was asked for was done. */
  static final int DONE = 0;

  /** The command could not do its work. */
  static final int FAILED = 1;

  /** Some letters stay where they are; the lines with {@code stays} name them. */
  static final int SOME_STAY = 2;

  private final Clients clients;
  private final Outputs outputs;
  private final boolean dryRun;
  private final PrintStream out;
  private int redriven;
  private int staying;

  private Redrive(Clients clients, Outputs outputs, boolean dryRun, PrintStream out) {
    this.clients = clients;
    this.outputs = outputs;
    this.dryRun = dryRun;
    this.out = out;
  }

  /**
   * Redrives: {@code --outputs FILE [--queue email|lake|...|all] [--dry-run]}. Credentials are
   * those of the AWS command line; the region is the one of the stacks.
   *
   * @param arguments the file that {@code cdk deploy --outputs-file} wrote, and what to do
   */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      RedriveOptions options = RedriveOptions.parse(arguments);
      Outputs outputs = Outputs.read(options.outputs());
      Arn workflow = Arn.fromString(outputs.text(Route.STREAM.target()));
      try (Clients clients = Clients.of(Region.of(workflow.region().orElseThrow()))) {
        return new Redrive(clients, outputs, options.dryRun(), out).redrive(options);
      }
    } catch (IllegalArgumentException | SdkException e) {
      err.println("comanda: " + e.getMessage());
      return FAILED;
    }
  }

  private int redrive(RedriveOptions options) {
    Instant began = Instant.now();
    for (Route route : options.routes()) {
      for (String queue : route.deadLetterQueues()) {
        redrive(route, queue, began);
      }
    }
    out.printf(
        "%d dead letter(s) %s, %d stay(s)%n",
        redriven, dryRun ? "would be redriven" : "redriven", staying);
    return staying == 0 ? DONE : SOME_STAY;
  }

  private void redrive(Route route, String queue, Instant began) {
    Redriver redriver = redriver(route);
    int late =
        new DeadLetterQueue(clients.sqs(), outputs.text(queue))
            .read(
                began,
                letter -> {
                  Redriver.Outcome outcome = redriver.redrive(letter, dryRun);
                  tell(route, letter, outcome);
                  return outcome.done() && !dryRun;
                });
    if (late > 0) {
      out.printf("%s: %d came while this command ran, and stay(s)%n", route.id(), late);
      staying += late;
    }
  }

  private Redriver redriver(Route route) {
    String target = outputs.text(route.target());
    return route == Route.STREAM
        ? new StreamRedriver(
            new LostOrders(clients.dynamoDb(), outputs.text("TableName")),
            clients.workflows(),
            target)
        : new QueueRedriver(clients.sqs(), target);
  }

  private void tell(Route route, DeadLetter letter, Redriver.Outcome outcome) {
    String done = dryRun ? "would be redriven" : "redriven";
    out.printf(
        "%s %s %s: %s%n", route.id(), letter.id(), outcome.done() ? done : "stays", outcome.text());
    if (outcome.done()) {
      redriven++;
    } else {
      staying++;
    }
  }
}
