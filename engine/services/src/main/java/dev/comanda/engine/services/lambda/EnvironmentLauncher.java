package dev.comanda.engine.services.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Starts the JVM of an environment, with Lambda's environment variables and no others. */
final class EnvironmentLauncher {

  private final RuntimeApi api;
  private final URI endpoint;
  private final Path workFolder;
  private final JavaCommand command;

  /**
   * @param endpoint where a function's AWS calls go
   * @param workFolder the folder for the functions' working directories
   */
  EnvironmentLauncher(RuntimeApi api, URI endpoint, Path workFolder, JavaCommand command) {
    this.api = api;
    this.endpoint = endpoint;
    this.workFolder = workFolder;
    this.command = command;
  }

  ExecutionEnvironment launch(FunctionConfig function, String version, FunctionLog log) {
    ExecutionEnvironment environment =
        new ExecutionEnvironment(UUID.randomUUID().toString(), version);
    Path folder = workFolder.resolve(function.logicalId());
    api.add(environment);
    try {
      Files.createDirectories(folder);
      ProcessBuilder builder =
          new ProcessBuilder(command.forFunction(function))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.file().toFile()));
      builder.environment().clear();
      builder.environment().putAll(variables(function, environment));
      environment.attach(builder.start());
    } catch (IOException e) {
      api.remove(environment);
      throw new UncheckedIOException("Cannot start a JVM for " + function.logicalId(), e);
    }
    return environment;
  }

  void forget(ExecutionEnvironment environment) {
    api.remove(environment);
  }

  /** What a function's handler needs to be made; its AWS calls lead nowhere. */
  Map<String, String> trainingVariables(FunctionConfig function) {
    Map<String, String> variables = new HashMap<>(function.variables());
    variables.putAll(FunctionVariables.of(function, FunctionRegistry.LATEST));
    variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    variables.put("AWS_ACCESS_KEY_ID", "training");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }

  private Map<String, String> variables(FunctionConfig function, ExecutionEnvironment environment) {
    Map<String, String> variables = new HashMap<>(function.variables());
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address(environment));
    variables.put("AWS_ENDPOINT_URL", endpoint.toString());
    variables.put("AWS_ACCESS_KEY_ID", function.logicalId());
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_SESSION_TOKEN", environment.id());
    variables.put(
        "AWS_LAMBDA_LOG_STREAM_NAME", "[" + environment.version() + "]" + environment.id());
    variables.putAll(FunctionVariables.of(function, environment.version()));
    return variables;
  }
}
