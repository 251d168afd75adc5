package dev.comanda.cdk.sender;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.DeploymentFunction;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CustomResource;
import software.constructs.Construct;

/**
 * The wait until SES has verified the sender. What needs a verified sender depends on this stack.
 *
 * <p>It is no part of the stack Sender: that one would be rolled back when the wait is over in
 * vain, and its identity with it, whose records somebody may just have set. This one has nothing to
 * lose. It may be deleted and made again, which the {@code cdk} command does by itself with a stack
 * that could not be made, if that is not protected.
 */
public final class VerificationStack extends ComandaStack {

  private final CustomResource verifiedSender;

  /** Defines the stack. */
  public VerificationStack(
      Construct app, DeploymentConfig config, Optional<FunctionNetwork> network, Sender sender) {
    super(app, config, "Verification", "The wait until SES has verified the sender of mails");
    setTerminationProtection(false);
    comesAfter(
        sender.configurationSet(), "Its stack makes the identity, and the records that prove it");
    DeploymentFunction function =
        new DeploymentFunction(
            this,
            "VerifiedSenderFunction",
            config,
            network,
            "Waits until SES has verified who sends the mails",
            "sender.VerifiedSenderHandler");
    Permissions.allow(
        function.role(), List.of("ses:GetEmailIdentity"), List.of(sender.identityArn()));
    verifiedSender =
        function.resource(
            this, "VerifiedSender", "VerifiedSender", Map.of("Identity", config.senderIdentity()));
  }

  /** What exists once the sender is verified. */
  public CustomResource verifiedSender() {
    return verifiedSender;
  }
}
