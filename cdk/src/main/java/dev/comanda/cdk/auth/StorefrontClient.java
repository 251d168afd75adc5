package dev.comanda.cdk.auth;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.CdkDuration;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.ClientAttributes;
import software.amazon.awscdk.services.cognito.StandardAttributesMask;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.constructs.Construct;

/** The application that customers sign in to, and how long a session lasts. */
final class StorefrontClient {

  private StorefrontClient() {}

  static UserPoolClient define(Construct scope, String id, DeploymentConfig config, UserPool pool) {
    return UserPoolClient.Builder.create(scope, id)
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
}
