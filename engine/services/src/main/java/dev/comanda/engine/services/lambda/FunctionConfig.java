package dev.comanda.engine.services.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.service.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A function as its template describes it.
 *
 * @param logicalId its logical id, which is also the access key it signs with
 * @param name its physical name
 * @param role the ARN of the role that its code acts in
 * @param runtime such as {@code java21}; the JDK that runs the engine runs it
 * @param handler the handler's class, with or without a method
 * @param code the code asset, a jar or a folder
 * @param memoryMb in MB
 * @param timeout after which an invocation is ended
 * @param reservedConcurrency the most invocations at once; null when none is reserved
 * @param logFormat {@code Text} or {@code JSON}
 * @param logGroup what the function is told of its log group; its log is a file all the same
 * @param variables the environment variables of the template
 */
record FunctionConfig(
    String logicalId,
    String name,
    String role,
    String runtime,
    String handler,
    Path code,
    int memoryMb,
    Duration timeout,
    Integer reservedConcurrency,
    String logFormat,
    String logGroup,
    Map<String, String> variables) {

  /** Read here, or without effect on one machine (tracing, networks, processors). */
  private static final Set<String> KNOWN =
      Set.of(
          "Architectures",
          "Code",
          "DeadLetterConfig",
          "Description",
          "Environment",
          "EphemeralStorage",
          "FunctionName",
          "Handler",
          "KmsKeyArn",
          "LoggingConfig",
          "MemorySize",
          "PackageType",
          "RecursiveLoop",
          "ReservedConcurrentExecutions",
          "Role",
          "Runtime",
          "RuntimeManagementConfig",
          "SnapStart",
          "Tags",
          "Timeout",
          "TracingConfig",
          "VpcConfig");

  FunctionConfig {
    variables = Map.copyOf(variables);
  }

  /**
   * Reads the properties of an {@code AWS::Lambda::Function}.
   *
   * @param assets finds the file of an asset by its S3 key
   * @throws IllegalArgumentException for a property that cannot be honoured
   */
  static FunctionConfig of(Resource resource, Function<String, Path> assets) {
    JsonNode properties = resource.properties();
    properties
        .fieldNames()
        .forEachRemaining(name -> require(KNOWN.contains(name), name, "is not supported"));
    String runtime = properties.path("Runtime").asText();
    require(runtime.startsWith("java"), "Runtime", "must be a Java runtime, not " + runtime);
    String packageType = properties.path("PackageType").asText("Zip");
    require(packageType.equals("Zip"), "PackageType", "must be Zip, not " + packageType);
    JsonNode key = properties.path("Code").path("S3Key");
    require(key.isTextual(), "Code", "must name an asset by S3Key");
    Map<String, String> variables = new LinkedHashMap<>();
    properties
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    JsonNode reserved = properties.path("ReservedConcurrentExecutions");
    String name = properties.path("FunctionName").asText(resource.physicalName());
    JsonNode logging = properties.path("LoggingConfig");
    return new FunctionConfig(
        resource.logicalId(),
        name,
        properties.path("Role").asText(),
        runtime,
        properties.path("Handler").asText(),
        assets.apply(key.asText()),
        properties.path("MemorySize").asInt(128),
        Duration.ofSeconds(properties.path("Timeout").asInt(3)),
        reserved.isMissingNode() ? null : reserved.asInt(),
        logging.path("LogFormat").asText("Text"),
        logging.path("LogGroup").asText("/aws/lambda/" + name),
        variables);
  }

  /** Whoever signs with the function's access key. */
  Caller caller() {
    return new Caller(logicalId, new Principal.Role(role, name, arn()));
  }

  String arn() {
    return Environment.arn("lambda", "function:" + name);
  }

  private static void require(boolean held, String property, String problem) {
    if (!held) {
      throw new IllegalArgumentException(property + " " + problem);
    }
  }
}
