package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CustomResource;
import software.constructs.Construct;

/**
 * A function that CloudFormation calls, for a custom resource. Nobody else does, so that it has
 * neither versions nor alarms: if it fails, the deployment does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources-lambda.html">Lambda-backed
 *     custom resources</a>
 */
public final class DeploymentFunction extends HandlerFunction {

  /** As long as Lambda lets a call take. */
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  /** CloudFormation would wait an hour for a function that has died. */
  private static final Duration SERVICE_TIMEOUT = TIMEOUT.plusMinutes(1);

  /**
   * Defines the function.
   *
   * @param handler the class below {@code dev.comanda}
   * @param network where it runs; empty for where Lambda puts it
   */
  public DeploymentFunction(
      Construct scope,
      String id,
      DeploymentConfig config,
      Optional<FunctionNetwork> network,
      String description,
      String handler) {
    super(
        scope,
        id,
        config,
        network,
        new Handler(description, handler, Map.of()),
        builder ->
            builder
                .memorySize(config.functions().taskMemoryMiB())
                .timeout(CdkDuration.of(TIMEOUT)));
    Nag.accept(
        function(),
        "Serverless-LambdaDLQ",
        "CloudFormation waits for its answer, and fails the deployment if there is none.");
  }

  /**
   * Defines a resource that this function makes, changes and deletes.
   *
   * @param type its type without {@code Custom::}
   */
  public CustomResource resource(
      Construct scope, String id, String type, Map<String, String> properties) {
    CustomResource resource =
        CustomResource.Builder.create(scope, id)
            .resourceType("Custom::" + type)
            .serviceToken(function().getFunctionArn())
            .serviceTimeout(CdkDuration.of(SERVICE_TIMEOUT))
            .properties(properties)
            .build();
    resource.getNode().addDependency(policy());
    return resource;
  }
}
