package dev.comanda.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.asl.StateMachine;
import dev.comanda.engine.states.execution.ExecutionIdentity;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.execution.Interpreter;

/** A workflow that runs with scripted tasks. Each placeholder stands for itself, as an ARN. */
public record RunnableWorkflow(String name, StateMachine machine) {

  /** The workflow of that name, as it is synthesized. */
  public static RunnableWorkflow named(String name) {
    String definition = Definitions.stateMachineText(name).replaceAll("\\$\\{(\\w+)}", "arn:$1");
    return new RunnableWorkflow(name, Parser.parse(definition));
  }

  /** Runs it to its end. */
  public ExecutionResult run(JsonNode input, ScriptedTasks tasks) {
    return new Interpreter(tasks, tasks)
        .run(machine, input, ExecutionIdentity.express(name, "run", "1", "arn:role"));
  }
}
