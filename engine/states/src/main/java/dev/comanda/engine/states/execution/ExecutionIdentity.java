package dev.comanda.engine.states.execution;

import dev.comanda.engine.states.Arns;

/**
 * What an execution is called, as {@code $states.context} tells it.
 *
 * @param executionArn the execution's ARN
 * @param name the execution's name
 * @param machineArn its state machine's ARN
 * @param machineName its state machine's name
 * @param roleArn the role that the state machine assumes
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">The
 *     Context object</a>
 */
public record ExecutionIdentity(
    String executionArn, String name, String machineArn, String machineName, String roleArn) {

  /**
   * The identity of an Express execution in this runtime's account.
   *
   * @param machine the state machine's name
   * @param name the execution's name, which AWS lets repeat
   * @param id what tells executions of one name apart
   */
  public static ExecutionIdentity express(String machine, String name, String id, String roleArn) {
    return new ExecutionIdentity(
        Arns.of("express:" + machine + ":" + name + ":" + id),
        name,
        Arns.of("stateMachine:" + machine),
        machine,
        roleArn);
  }

  /** The identity of a Standard execution in this runtime's account. */
  public static ExecutionIdentity standard(String machine, String name, String roleArn) {
    return new ExecutionIdentity(
        Arns.of("execution:" + machine + ":" + name),
        name,
        Arns.of("stateMachine:" + machine),
        machine,
        roleArn);
  }
}
