package dev.comanda.engine.services.lambda;

import dev.comanda.engine.aws.Environment;
import java.util.Map;

/**
 * The environment variables that Lambda gives to every environment of one version.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined
 *     runtime environment variables</a>
 */
final class FunctionVariables {

  private FunctionVariables() {}

  /**
   * @param version {@code $LATEST} or a number
   */
  static Map<String, String> of(FunctionConfig function, String version) {
    return Map.ofEntries(
        Map.entry("_HANDLER", function.handler()),
        Map.entry("AWS_DEFAULT_REGION", Environment.REGION),
        Map.entry("AWS_REGION", Environment.REGION),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb())),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", version),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_FORMAT", function.logFormat()),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup()),
        Map.entry("LAMBDA_TASK_ROOT", function.code().toString()),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
        Map.entry("TZ", ":UTC"));
  }
}
