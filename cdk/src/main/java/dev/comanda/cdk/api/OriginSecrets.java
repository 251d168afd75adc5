package dev.comanda.cdk.api;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Nag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * What CloudFront proves itself to the API by. The newest is sent; it and the one before are
 * believed, so that a new one can be brought in while requests are on their way. Templates hold
 * references to the values only.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html">Dynamic
 *     references</a>
 */
final class OriginSecrets {

  private static final int LENGTH = 48;

  /** Newest first. */
  private final List<Secret> secrets = new ArrayList<>();

  /**
   * Defines the secrets. Each is to be exported at all times: a rotation takes the newest's place
   * while the distribution's stack still imports the one before.
   */
  OriginSecrets(Construct scope, DeploymentConfig config) {
    int newest = config.edge().originSecretGeneration();
    for (int generation = newest; generation > 0 && generation > newest - 2; generation--) {
      secrets.add(secret(scope, generation));
    }
  }

  private static Secret secret(Construct scope, int generation) {
    Secret secret =
        Secret.Builder.create(scope, "OriginSecret" + generation)
            .description("CloudFront proves itself to the API by it, generation " + generation)
            .generateSecretString(
                SecretStringGenerator.builder()
                    .passwordLength(LENGTH)
                    .excludePunctuation(true)
                    .build())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    Nag.accept(
        secret,
        "AwsSolutions-SMG4",
        "Rotation has to reach CloudFront and the functions in order: it is a deployment.");
    return secret;
  }

  /** What the stack exports at all times. */
  List<String> arns() {
    return secrets.stream().map(Secret::getSecretArn).toList();
  }

  /** The secret that CloudFront sends. */
  String sent() {
    return reference(secrets.get(0));
  }

  /** The secrets that functions believe, separated by commas, newest first. */
  String believed() {
    return secrets.stream().map(OriginSecrets::reference).collect(Collectors.joining(","));
  }

  private static String reference(Secret secret) {
    return secret.getSecretValue().unsafeUnwrap();
  }
}
