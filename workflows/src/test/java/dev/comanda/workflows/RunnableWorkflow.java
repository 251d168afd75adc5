package dev.comanda.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.asl.StateMachine;
import dev.comanda.engine.states.execution.ExecutionIdentity;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.execution.Interpreter;

/** A workflow that runs with scripted tasks. Each placeholder stands for itself, as an ARN. */
record RunnableWorkflow(String name, StateMachine machine) {

  static RunnableWorkflow named(String name) {
    String definition = Definitions.stateMachineText(name).replaceAll("\\$\\{(\\w+)}", "arn:$1");
    return new RunnableWorkflow(name, Parser.parse(definition));
  }

  ExecutionResult run(JsonNode input, ScriptedTasks tasks) {
    return new Interpreter(tasks, tasks)
        .run(machine, input, ExecutionIdentity.express(name, "run", "1", "arn:role"));
  }
}
