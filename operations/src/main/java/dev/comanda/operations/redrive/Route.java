package dev.comanda.operations.redrive;

import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.Consumer;
import dev.comanda.operations.shop.DeadLetters;
import dev.comanda.operations.shop.Outputs;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The way of dead letters back.
 *
 * @param letters where they are
 * @param redriver sends them on their way
 */
record Route(DeadLetters letters, Function<Clients, Redriver> redriver) {

  /** One for each consumer that the shop has, and one for the table's stream. */
  static List<Route> all(Outputs outputs) {
    return Stream.concat(
            Consumer.all(outputs).stream().map(Route::of), Stream.of(ofStream(outputs)))
        .toList();
  }

  private static Route of(Consumer consumer) {
    return new Route(
        consumer.deadLetters(), clients -> new QueueRedriver(clients.sqs(), consumer.queue()));
  }

  /** Positions in the table's stream: their orders go through the workflow once more. */
  private static Route ofStream(Outputs outputs) {
    String workflow = outputs.text("OrderFanoutArn");
    String table = outputs.text("TableName");
    return new Route(
        DeadLetters.ofStream(outputs),
        clients ->
            new StreamRedriver(
                new LostOrders(clients.dynamoDb(), table), clients.workflows(), workflow));
  }

  /** Its name on the command line. */
  String id() {
    return letters.id();
  }
}
