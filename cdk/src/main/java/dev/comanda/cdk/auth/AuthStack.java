package dev.comanda.cdk.auth;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.CdkDuration;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.Nag;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.ClientAttributes;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.KeepOriginalAttrs;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.StandardAttributesMask;
import software.amazon.awscdk.services.cognito.StandardThreatProtectionMode;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolEmail;
import software.amazon.awscdk.services.cognito.UserPoolSESOptions;
import software.amazon.awscdk.services.cognito.UserVerificationConfig;
import software.amazon.awscdk.services.cognito.VerificationEmailStyle;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Customers register with their mail address, prove it with a code, and sign in with a password.
 */
public final class AuthStack extends ComandaStack {

  private static final String CODE_SUBJECT = "%1$s: tu código / your code";
  private static final String CODE_BODY =
      "<p>Tu código de %1$s es <strong>{####}</strong>.</p>"
          + "<p>Your code from %1$s is <strong>{####}</strong>.</p>"
          + "<p>Si no lo has pedido, no tienes que hacer nada. · If you have not asked for it, there"
          + " is nothing to do.</p>";

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern PHRASE = Pattern.compile("[\\w!#$%&'*+/=?^`{|}~ -]*");

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
    UserPool pool = customerPool(config, mailRules);
    customers = new Customers(pool, storefrontClient(config, pool));
    if (config.protectsData()) {
      new ThreatProtection(this, "ThreatProtection", pool);
    }
    output("UserPoolId", pool.getUserPoolId());
    output("UserPoolClientId", customers.storefront().getUserPoolClientId());
  }

  /**
   * Orders and mails need every attribute, and the pool's public API lets anyone sign up past our
   * own: so all of them are required here. A changed address counts once it is proven.
   */
  private UserPool customerPool(DeploymentConfig config, IConfigurationSet mailRules) {
    StandardAttribute required = StandardAttribute.builder().required(true).mutable(true).build();
    UserPool pool =
        UserPool.Builder.create(this, "CustomerPool")
            .selfSignUpEnabled(true)
            .signInAliases(SignInAliases.builder().email(true).build())
            .signInCaseSensitive(false)
            .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
            .keepOriginal(KeepOriginalAttrs.builder().email(true).build())
            .standardAttributes(
                StandardAttributes.builder()
                    .email(required)
                    .fullname(required)
                    .locale(required)
                    .build())
            .passwordPolicy(
                PasswordPolicy.builder()
                    .minLength(12)
                    .requireLowercase(true)
                    .requireUppercase(true)
                    .requireDigits(true)
                    .requireSymbols(false)
                    .build())
            .userVerification(
                UserVerificationConfig.builder()
                    .emailStyle(VerificationEmailStyle.CODE)
                    .emailSubject(CODE_SUBJECT.formatted(config.shop().name()))
                    .emailBody(CODE_BODY.formatted(html(config.shop().name())))
                    .build())
            .accountRecovery(AccountRecovery.EMAIL_ONLY)
            .email(email(config, mailRules))
            .featurePlan(config.protectsData() ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS)
            .standardThreatProtectionMode(
                config.protectsData()
                    ? StandardThreatProtectionMode.FULL_FUNCTION
                    : StandardThreatProtectionMode.NO_ENFORCEMENT)
            .deletionProtection(config.protectsData())
            .removalPolicy(config.retention().undeletable())
            .build();
    Nag.accept(
        pool,
        "AwsSolutions-COG1",
        "Twelve characters of three kinds; NIST SP 800-63B advises length over a required symbol.");
    Nag.accept(
        pool,
        "AwsSolutions-COG2",
        "Customers buy without a second factor. Access lasts minutes and pays for nothing.");
    if (!config.protectsData()) {
      Nag.accept(
          pool,
          "AwsSolutions-COG3",
          "Threat protection needs the Plus plan, billed per active customer: for customers only.");
    }
    return pool;
  }

  /**
   * Codes come from the sender of all other mails, once that is proven. Until then Cognito sends by
   * itself, to any address but few, and SES's sandbox is in nobody's way.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html">Mails
   *     of user pools</a>
   */
  private static UserPoolEmail email(DeploymentConfig config, IConfigurationSet mailRules) {
    if (!config.mail().codesThroughSes()) {
      return UserPoolEmail.withCognito();
    }
    UserPoolSESOptions.Builder ses =
        UserPoolSESOptions.builder()
            .fromEmail(config.shop().senderMailbox())
            .configurationSetName(mailRules.getConfigurationSetName());
    config.shop().senderName().map(AuthStack::phrase).ifPresent(ses::fromName);
    if (config.hasSenderDomain()) {
      ses.sesVerifiedDomain(config.shop().senderDomain());
    }
    return UserPoolEmail.withSES(ses.build());
  }

  /**
   * A name that CDK would leave bare, commas and dots in it included, is quoted. Those outside of
   * ASCII it encodes.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.2.3">RFC 5322, atoms</a>
   */
  private static String phrase(String name) {
    return ASCII.matcher(name).matches() && !PHRASE.matcher(name).matches()
        ? "\"" + name + "\""
        : name;
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private UserPoolClient storefrontClient(DeploymentConfig config, UserPool pool) {
    return UserPoolClient.Builder.create(this, "StorefrontClient")
        .userPool(pool)
        .generateSecret(false)
        .authFlows(AuthFlow.builder().userPassword(true).build())
        .disableOAuth(true)
        .preventUserExistenceErrors(true)
        .enableTokenRevocation(true)
        .accessTokenValidity(CdkDuration.of(config.sessions().access()))
        .idTokenValidity(CdkDuration.of(config.sessions().access()))
        .refreshTokenValidity(CdkDuration.of(config.sessions().refresh()))
        .writeAttributes(
            new ClientAttributes()
                .withStandardAttributes(
                    StandardAttributesMask.builder()
                        .email(true)
                        .fullname(true)
                        .locale(true)
                        .build()))
        .build();
  }

  /** The customers. */
  public Customers customers() {
    return customers;
  }
}
