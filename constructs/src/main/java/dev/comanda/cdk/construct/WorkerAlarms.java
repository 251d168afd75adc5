package dev.comanda.cdk.construct;

import dev.comanda.workflows.construct.Pipe;
import dev.comanda.workflows.construct.Workflow;

/** What must not happen to a pipe and to the workflow that it starts. */
final class WorkerAlarms {

  private WorkerAlarms() {}

  /** Whatever keeps a pipe from handing on what it reads. */
  static void pipe(Alarms alarms, Pipe pipe) {
    String id = ReadableLogicalIds.of(pipe);
    alarms.any(
        id + "Fails",
        "Runs of the pipe failed or took more than five minutes; it tries again what it read."
            + " Look at the pipe's log group, then at the runs of its workflow. Denied calls or"
            + " a template that makes no JSON show here alone.",
        Metrics.sum(
            "failed or timed out",
            Metrics.of(pipe, "ExecutionFailed", "Sum"),
            Metrics.of(pipe, "ExecutionTimeout", "Sum")));
    alarms.any(
        id + "IsThrottled",
        "The account runs more pipes at once than it may, and this one waits. Look at Concurrency"
            + " in AWS/EventBridge/Pipes and ask for a higher quota.",
        Metrics.of(pipe, "ExecutionThrottled", "Sum"));
  }

  /** Runs of a workflow that did not succeed. */
  static void workflow(Alarms alarms, Workflow workflow) {
    String id = ReadableLogicalIds.of(workflow);
    alarms.any(
        id + "Fails",
        "Runs of the workflow failed, and what they worked on is tried again. Run the saved query"
            + " 'failures by cause', then open a run in the Step Functions console.",
        Metrics.of(workflow, "ExecutionsFailed", "Sum"));
    alarms.any(
        id + "TimesOut",
        "Runs of the workflow took longer than its TimeoutSeconds. Run the saved query 'slowest"
            + " runs' and see which step waited, and for which service.",
        Metrics.of(workflow, "ExecutionsTimedOut", "Sum"));
    alarms.any(
        id + "IsThrottled",
        "Step Functions held back steps of the workflow. Look at the account's quotas of Step"
            + " Functions, and at who else runs workflows in it.",
        Metrics.of(workflow, "ExecutionThrottled", "Sum"));
  }
}
