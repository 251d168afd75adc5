package dev.comanda.cdk.auth;

import java.util.List;
import software.amazon.awscdk.services.cognito.CfnUserPoolRiskConfigurationAttachment;
import software.amazon.awscdk.services.cognito.CfnUserPoolRiskConfigurationAttachment.AccountTakeoverActionTypeProperty;
import software.amazon.awscdk.services.cognito.CfnUserPoolRiskConfigurationAttachment.AccountTakeoverActionsTypeProperty;
import software.amazon.awscdk.services.cognito.CfnUserPoolRiskConfigurationAttachment.AccountTakeoverRiskConfigurationTypeProperty;
import software.amazon.awscdk.services.cognito.CfnUserPoolRiskConfigurationAttachment.CompromisedCredentialsActionsTypeProperty;
import software.amazon.awscdk.services.cognito.CfnUserPoolRiskConfigurationAttachment.CompromisedCredentialsRiskConfigurationTypeProperty;
import software.amazon.awscdk.services.cognito.UserPool;
import software.constructs.Construct;

/**
 * What the pool does about risks. A password that is known to have leaked elsewhere cannot be
 * chosen. Signs of a takeover are recorded and measured but stop nobody: customers sign in through
 * a function, so that Cognito sees the function's address and not theirs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html">Threat
 *     protection</a>
 */
final class ThreatProtection extends Construct {

  /**
   * Not {@code SIGN_IN}: Cognito would make the customer reset the password, for which the shop has
   * no page.
   */
  private static final List<String> CHOOSING_A_PASSWORD = List.of("SIGN_UP", "PASSWORD_CHANGE");

  ThreatProtection(Construct scope, String id, UserPool pool) {
    super(scope, id);
    CfnUserPoolRiskConfigurationAttachment.Builder.create(this, "Resource")
        .userPoolId(pool.getUserPoolId())
        .clientId("ALL")
        .compromisedCredentialsRiskConfiguration(
            CompromisedCredentialsRiskConfigurationTypeProperty.builder()
                .eventFilter(CHOOSING_A_PASSWORD)
                .actions(
                    CompromisedCredentialsActionsTypeProperty.builder()
                        .eventAction("BLOCK")
                        .build())
                .build())
        .accountTakeoverRiskConfiguration(
            AccountTakeoverRiskConfigurationTypeProperty.builder()
                .actions(
                    AccountTakeoverActionsTypeProperty.builder()
                        .lowAction(recorded())
                        .mediumAction(recorded())
                        .highAction(recorded())
                        .build())
                .build())
        .build();
  }

  private static AccountTakeoverActionTypeProperty recorded() {
    return AccountTakeoverActionTypeProperty.builder()
        .eventAction("NO_ACTION")
        .notify(false)
        .build();
  }
}
