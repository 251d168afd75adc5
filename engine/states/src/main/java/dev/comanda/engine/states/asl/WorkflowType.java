package dev.comanda.engine.states.asl;

/**
 * The type of a state machine, which decides what its definition may hold. This runtime creates
 * Express state machines only; it reads definitions of Standard ones to test and validate them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html">Workflow
 *     types</a>
 */
public enum WorkflowType {
  STANDARD,
  EXPRESS;

  /** The type of that name, as the API writes it. */
  public static WorkflowType of(String name) {
    return name.equals("EXPRESS") ? EXPRESS : STANDARD;
  }
}
