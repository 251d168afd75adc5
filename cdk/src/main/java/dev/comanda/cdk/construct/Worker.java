package dev.comanda.cdk.construct;

import java.util.List;

/**
 * What works on the records of a stream or the messages of a queue.
 *
 * @param pipe what reads them
 * @param workflow what the pipe starts
 * @param functions the workflow's tasks, in the order of their calls; may be empty
 */
public record Worker(Pipe pipe, WorkflowMachine workflow, List<JavaFunction> functions) {}
