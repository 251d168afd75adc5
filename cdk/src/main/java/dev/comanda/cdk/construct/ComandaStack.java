package dev.comanda.cdk.construct;

import dev.comanda.cdk.DeploymentConfig;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack of Comanda: named by stage, for any account and region, and sending CDK no analytics. */
public abstract class ComandaStack extends Stack {

  /**
   * A stack.
   *
   * @param name the name without product and stage, such as {@code Data}
   * @param description one sentence, shown in the CloudFormation console
   */
  protected ComandaStack(Construct app, DeploymentConfig config, String name, String description) {
    super(
        app,
        config.stackName(name),
        StackProps.builder()
            .description(description)
            .analyticsReporting(false)
            .terminationProtection(config.protectsData())
            .build());
  }

  /** Publishes a value by which clients and operators find a resource. */
  protected final void output(String key, String value) {
    CfnOutput.Builder.create(this, key).value(value).build();
  }
}
