package dev.comanda.engine.services.stepfunctions.api;

import dev.comanda.engine.aws.AwsError;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The state machines, by ARN. */
public final class Machines {

  private final Map<String, Machine> byArn = new ConcurrentHashMap<>();

  /** Adds a machine. */
  public void add(Machine machine) {
    byArn.put(machine.arn(), machine);
  }

  /**
   * Finds a machine.
   *
   * @throws AwsError when there is none, or the ARN is none of a state machine
   */
  Machine require(String arn) {
    Machine machine = byArn.get(arn);
    if (machine == null) {
      if (!arn.startsWith("arn:")) {
        throw new AwsError("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'", 400);
      }
      throw new AwsError(
          "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'", 400);
    }
    return machine;
  }

  /** All, by name. */
  List<Machine> all() {
    return byArn.values().stream().sorted(Comparator.comparing(Machine::name)).toList();
  }
}
