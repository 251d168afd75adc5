package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** A stack of Comanda: named by stage, for any account, and sending CDK no analytics. */
public abstract class ComandaStack extends Stack {

  private final List<String> kept = new ArrayList<>();

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

  /**
   * Deploys this stack after the one that a resource is in, where no reference to it says so.
   *
   * @param why what would fail otherwise
   */
  protected final void comesAfter(IConstruct resource, String why) {
    addStackDependency(Stack.of(resource), why);
  }

  /** Publishes a value by which clients and operators find a resource. */
  protected final void output(String key, String value) {
    CfnOutput.Builder.create(this, key).value(value).build();
  }

  /**
   * Exports a value for other stacks whether or not one imports it now. What is imported under one
   * configuration and not under another could not be left out: this stack would be updated, and
   * CloudFormation would refuse, while the other still imports it.
   *
   * @param value an attribute of a resource of this stack
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html">Exports</a>
   */
  public final void keepExported(String value) {
    kept.add(value);
  }

  /** Defines the kept exports of all stacks of {@code app}, once logical ids are final. */
  public static void exportKeptValues(Construct app) {
    for (IConstruct child : app.getNode().getChildren()) {
      if (child instanceof ComandaStack stack) {
        stack.kept.forEach(stack::exportValue);
      }
    }
  }
}
