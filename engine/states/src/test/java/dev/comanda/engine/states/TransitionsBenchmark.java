package dev.comanda.engine.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.asl.StateMachine;
import dev.comanda.engine.states.execution.ExecutionIdentity;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.execution.Interpreter;
import dev.comanda.engine.states.execution.Pauses;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Transitions a second, on one thread and the JVM's settings of {@code ./comanda run}: a machine of
 * three states, with expressions in each and a task that does nothing.
 */
@State(Scope.Benchmark)
public class TransitionsBenchmark extends EngineBenchmark {

  private static final int STATES = 3;
  private static final ExecutionIdentity IDENTITY =
      ExecutionIdentity.express("m", "e", "1", "arn:aws:iam::000000000000:role/r");

  private final StateMachine machine =
      Parser.parse(
          """
          {"QueryLanguage": "JSONata", "StartAt": "Prepare", "States": {
            "Prepare": {"Type": "Pass", "Assign": {"id": "{% $states.input.orderId %}"},
              "Output": {"lines": "{% $states.input.lines %}"}, "Next": "Call"},
            "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"},
              "Output": {"id": "{% $id %}", "count": "{% $count($states.result.Payload.lines) %}"},
              "Next": "Done"},
            "Done": {"Type": "Succeed"}}}
          """);
  private final JsonNode input =
      Json.parse("{\"orderId\":\"o1\",\"lines\":[{\"productId\":\"a\",\"quantity\":2},{}]}");
  private final Interpreter interpreter = new Interpreter(call -> call.arguments(), Pauses.real());

  /** One execution, counted as its three transitions. */
  @Benchmark
  @OperationsPerInvocation(STATES)
  public ExecutionResult transitions() {
    return interpreter.run(machine, input, IDENTITY);
  }
}
