package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.config.Stage;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.ILambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnAlias;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/**
 * How calls move to a new version of a function: in production a tenth of them first, and all five
 * minutes later if no alarm went off. An alarm, a failure or an operator's stop takes them back.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html#deployment-configuration-lambda">Deployment
 *     configurations on Lambda</a>
 */
final class Rollout extends Construct {

  /** Defines the deployment group of {@code live} and the alarms on it. */
  Rollout(
      JavaFunction scope,
      String id,
      FunctionPlatform platform,
      Function function,
      Alias live,
      JavaFunction.Props props) {
    super(scope, id);
    String name = scope.getNode().getId();
    List<IAlarm> alarms = new ArrayList<>(props.alarms());
    alarms.add(RolloutAlarms.callsFail(platform, name, live, props));
    alarms.add(RolloutAlarms.callsAreSlow(platform, name, live));
    Releases releases = Releases.of(this);
    LambdaDeploymentGroup group =
        LambdaDeploymentGroup.Builder.create(this, "Resource")
            .application(releases.application())
            .role(releases.roleFor(name, function, live))
            .alias(live)
            .deploymentConfig(pace(platform.config()))
            .alarms(alarms)
            .autoRollback(
                AutoRollbackConfig.builder()
                    .deploymentInAlarm(true)
                    .failedDeployment(true)
                    .stoppedDeployment(true)
                    .build())
            .build();
    group.getNode().addDependency(releases);
    ((CfnAlias) live.getNode().getDefaultChild()).getNode().addDependency(group);
  }

  private static ILambdaDeploymentConfig pace(DeploymentConfig config) {
    return config.stage() == Stage.PROD
        ? LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES
        : LambdaDeploymentConfig.ALL_AT_ONCE;
  }
}
