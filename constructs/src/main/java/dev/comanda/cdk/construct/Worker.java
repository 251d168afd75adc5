package dev.comanda.cdk.construct;

import dev.comanda.workflows.construct.Pipe;
import dev.comanda.workflows.construct.Workflow;
import java.util.List;

/**
 * What works on the records of a stream or the messages of a queue.
 *
 * @param pipe what reads them
 * @param workflow what the pipe starts
 * @param functions the workflow's tasks, in the order of their calls; may be empty
 */
public record Worker(Pipe pipe, Workflow workflow, List<JavaFunction> functions) {

  /** Accepts what every workflow may do besides its tasks. */
  public Worker {
    Nag.accept(
        workflow.policy(),
        "AwsSolutions-IAM5",
        "Resource::*",
        "The log delivery and X-Ray actions know no resources to name.");
    functions = List.copyOf(functions);
  }
}
