package dev.comanda.operations.verify;

import java.time.Instant;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;

/** Runs that the workflow itself remembers, as it does on this machine. */
final class KeptRuns implements Runs {

  private static final int MOST = 100;

  private final SfnClient workflows;
  private final String workflow;

  KeptRuns(SfnClient workflows, String workflow) {
    this.workflows = workflows;
    this.workflow = workflow;
  }

  @Override
  public Sighting find(String orderId, Instant since) {
    try {
      return workflows
          .listExecutions(list -> list.stateMachineArn(workflow).maxResults(MOST))
          .executions()
          .stream()
          .filter(run -> !run.startDate().isBefore(since))
          .map(this::described)
          .filter(run -> run.input().contains(orderId))
          .map(KeptRuns::sighting)
          .findFirst()
          .orElse(new Sighting.NotYet("no run has the order"));
    } catch (StateMachineTypeNotSupportedException e) {
      return new Sighting.Hidden("Express runs are told in a log only, and this workflow has none");
    }
  }

  private DescribeExecutionResponse described(ExecutionListItem run) {
    return workflows.describeExecution(describe -> describe.executionArn(run.executionArn()));
  }

  private static Sighting sighting(DescribeExecutionResponse run) {
    String text = run.statusAsString() + ", run " + run.name();
    return run.status() == ExecutionStatus.SUCCEEDED
        ? new Sighting.Seen(text)
        : new Sighting.NotYet(text + (run.error() == null ? "" : ": " + run.error()));
  }
}
