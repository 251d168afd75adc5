package dev.comanda.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A function as a running product has deployed it.
 *
 * @param handler its class, such as {@code dev.comanda.orders.OrdersHandler}
 * @param variables its environment variables, those of Lambda among them
 */
record DeployedFunction(String handler, Map<String, String> variables) {

  /** The functions that have been called so far, by the simple names of their classes. */
  static Map<String, DeployedFunction> of(ProcessHandle product) throws IOException {
    Map<String, DeployedFunction> functions = new TreeMap<>();
    for (ProcessHandle process : product.descendants().toList()) {
      Map<String, String> variables = variables(process);
      if (variables.containsKey("_HANDLER")) {
        String handler = variables.get("_HANDLER").split("::")[0];
        DeployedFunction function = new DeployedFunction(handler, variables);
        functions.put(function.name(), function);
      }
    }
    return functions;
  }

  /** The simple name of its class. */
  String name() {
    return handler.substring(handler.lastIndexOf('.') + 1);
  }

  /** The jar that is deployed. */
  Path code() {
    return Path.of(variables.get("LAMBDA_TASK_ROOT"));
  }

  private static Map<String, String> variables(ProcessHandle process) throws IOException {
    Path file = Path.of("/proc", Long.toString(process.pid()), "environ");
    Map<String, String> variables = new HashMap<>();
    for (String variable :
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0")) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        variables.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return variables;
  }
}
