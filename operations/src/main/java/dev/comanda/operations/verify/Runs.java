package dev.comanda.operations.verify;

import dev.comanda.operations.shop.Clients;
import java.time.Instant;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/** The runs of a workflow. */
interface Runs {

  /**
   * Looks for a run with an order.
   *
   * @param since before the order was placed
   */
  Sighting find(String orderId, Instant since);

  /**
   * The runs of an Express workflow, wherever it tells of them: on AWS in its log, on this machine
   * as workflows of the type Standard do.
   */
  static Runs of(Clients clients, String workflow) {
    DescribeStateMachineResponse described =
        clients.workflows().describeStateMachine(describe -> describe.stateMachineArn(workflow));
    LoggingConfiguration logging = described.loggingConfiguration();
    if (logging == null || logging.destinations().isEmpty()) {
      return new KeptRuns(clients.workflows(), workflow);
    }
    LogDestination destination = logging.destinations().get(0);
    return new LoggedRuns(
        clients.logs(), destination.cloudWatchLogsLogGroup().logGroupArn().split(":")[6]);
  }
}
