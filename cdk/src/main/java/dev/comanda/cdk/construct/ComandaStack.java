package dev.comanda.cdk.construct;

import dev.comanda.cdk.DeploymentConfig;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack of Comanda: named by stage, for any account, and sending CDK no analytics. */
public abstract class ComandaStack extends Stack {

  /**
   * A stack.
   *
   * @param name the name without product and stage, such as {@code Data}
   * @param description one sentence, shown in the CloudFormation console
   */
  protected ComandaStack(Construct app, DeploymentConfig config, String name, String description) {
    this(app, config, name, description, DeploymentConfig.REGION);
  }

  /**
   * A stack of another region.
   *
   * @param region such as {@code us-east-2}
   */
  protected ComandaStack(
      Construct app, DeploymentConfig config, String name, String description, String region) {
    super(
        app,
        config.stackName(name),
        StackProps.builder()
            .description(description)
            .env(Environment.builder().region(region).build())
            .analyticsReporting(false)
            .terminationProtection(config.protectsData())
            .build());
  }

  /** Publishes a value by which clients and operators find a resource. */
  protected final void output(String key, String value) {
    CfnOutput.Builder.create(this, key).value(value).build();
  }
}
