package dev.comanda.cdk.auth;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import java.util.Optional;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Customers register with their mail address, prove it with a code, and sign in with a password.
 */
public final class AuthStack extends ComandaStack {

  private final Customers customers;

  /**
   * Defines the stack.
   *
   * @param mailRules the rules that mails with codes are under, if SES sends them
   * @param verifiedSender what has waited until SES knows their sender; empty if nothing has to
   */
  public AuthStack(
      Construct app,
      DeploymentConfig config,
      IConfigurationSet mailRules,
      Optional<? extends IConstruct> verifiedSender) {
    super(app, config, "Auth", "The customers of Comanda and their sessions");
    verifiedSender.ifPresent(
        sender -> comesAfter(sender, "Cognito takes no sender that is not verified"));
    UserPool pool = CustomerPool.define(this, "CustomerPool", config, mailRules);
    customers =
        new Customers(pool, StorefrontClient.define(this, "StorefrontClient", config, pool));
    if (config.protectsData()) {
      new ThreatProtection(this, "ThreatProtection", pool);
    }
    output("UserPoolId", pool.getUserPoolId());
    output("UserPoolClientId", customers.storefront().getUserPoolClientId());
  }

  /** The customers. */
  public Customers customers() {
    return customers;
  }
}
