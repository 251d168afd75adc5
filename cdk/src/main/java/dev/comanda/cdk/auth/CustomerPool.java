package dev.comanda.cdk.auth;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.contract.Limits;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.KeepOriginalAttrs;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.StandardThreatProtectionMode;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.constructs.Construct;

/**
 * Who has registered. Orders and mails need every attribute, and the pool's public API lets anyone
 * sign up past our own: so all of them are required here. A changed address counts once it is
 * proven.
 */
final class CustomerPool {

  private CustomerPool() {}

  static UserPool define(
      Construct scope, String id, DeploymentConfig config, IConfigurationSet mailRules) {
    boolean forCustomers = config.protectsData();
    UserPool pool =
        UserPool.Builder.create(scope, id)
            .selfSignUpEnabled(true)
            .signInAliases(SignInAliases.builder().email(true).build())
            .signInCaseSensitive(false)
            .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
            .keepOriginal(KeepOriginalAttrs.builder().email(true).build())
            .standardAttributes(attributes())
            .passwordPolicy(passwords())
            .userVerification(CodeMails.text(config.shop()))
            .accountRecovery(AccountRecovery.EMAIL_ONLY)
            .email(CodeMails.sender(config, mailRules))
            .featurePlan(forCustomers ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS)
            .standardThreatProtectionMode(
                forCustomers
                    ? StandardThreatProtectionMode.FULL_FUNCTION
                    : StandardThreatProtectionMode.NO_ENFORCEMENT)
            .deletionProtection(forCustomers)
            .removalPolicy(config.retention().undeletable())
            .build();
    accept(pool, forCustomers);
    return pool;
  }

  private static StandardAttributes attributes() {
    StandardAttribute required = StandardAttribute.builder().required(true).mutable(true).build();
    return StandardAttributes.builder().email(required).fullname(required).locale(required).build();
  }

  /** {@link dev.comanda.contract.PasswordPolicy} in Cognito's words. */
  private static PasswordPolicy passwords() {
    return PasswordPolicy.builder()
        .minLength(Limits.SHORTEST_PASSWORD)
        .requireLowercase(true)
        .requireUppercase(true)
        .requireDigits(true)
        .requireSymbols(false)
        .build();
  }

  private static void accept(UserPool pool, boolean forCustomers) {
    Nag.accept(
        pool,
        "AwsSolutions-COG1",
        "Twelve characters of three kinds; NIST SP 800-63B advises length over a required symbol.");
    Nag.accept(
        pool,
        "AwsSolutions-COG2",
        "Customers buy without a second factor. Access lasts minutes and pays for nothing.");
    if (!forCustomers) {
      Nag.accept(
          pool,
          "AwsSolutions-COG3",
          "Threat protection needs the Plus plan, billed per active customer: for customers only.");
    }
  }
}
