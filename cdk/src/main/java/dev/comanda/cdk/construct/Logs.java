package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Log groups as every stack has them: kept for as long as the stage says, gone with the stack. */
public final class Logs {

  private Logs() {}

  /** A log group that still may have a name of its own. */
  public static LogGroup.Builder builder(Construct scope, String id, DeploymentConfig config) {
    return LogGroup.Builder.create(scope, id)
        .retention(config.retention().logs())
        .removalPolicy(RemovalPolicy.DESTROY);
  }
}
