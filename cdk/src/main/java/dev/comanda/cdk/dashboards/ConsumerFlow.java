package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.consumer.EventConsumer;
import dev.comanda.cdk.consumer.Producer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.constructs.Construct;

/** From an order, if it is one that events tell of, to what becomes of them. */
final class ConsumerFlow {

  private ConsumerFlow() {}

  /**
   * Defines the dashboard of a flow.
   *
   * @param consumers those of the flow
   * @param alarms of the stacks on the way
   */
  static void define(
      Construct scope,
      DeploymentConfig config,
      String flow,
      List<EventConsumer> consumers,
      Producer orders,
      List<String> alarms) {
    List<Leg> legs = new ArrayList<>();
    if (consumers.stream().anyMatch(consumer -> consumer.topic().equals(orders.topic()))) {
      legs.add(orders.leg());
    }
    consumers.forEach(consumer -> legs.addAll(consumer.legs()));
    Board board = new Board(scope, flow, config, introduction(legs));
    board.alarms(alarms);
    legs.forEach(board::leg);
    board.query(
        "Why runs failed",
        Question.FAILED_RUNS,
        consumers.stream().map(consumer -> consumer.worker().workflow().logs()).toList());
  }

  private static String introduction(List<Leg> legs) {
    return legs.stream().map(Leg::title).collect(Collectors.joining(" -> "))
        + ". Each row is one leg: what goes in at its left should come out at the left of the next.";
  }
}
