package dev.comanda.runtime.aws;

import dev.comanda.runtime.Config;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/**
 * A function's credentials: from Lambda's own endpoint where the function starts from a snapshot,
 * which would keep those in environment variables until they are long expired; else from there.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html">SnapStart and
 *     environment variables</a>
 */
final class FunctionCredentials implements AwsCredentialsProvider {

  static final AwsCredentials REHEARSED = AwsBasicCredentials.create("rehearsal", "none");

  private final BooleanSupplier rehearsing;
  private final boolean ofEndpoint;
  private final AwsCredentialsProvider credentials;

  FunctionCredentials(Config config, BooleanSupplier rehearsing) {
    this.rehearsing = rehearsing;
    this.ofEndpoint = config.optional("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent();
    this.credentials =
        ofEndpoint
            ? ContainerCredentialsProvider.builder().build()
            : EnvironmentVariableCredentialsProvider.create();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return rehearsing.getAsBoolean() ? REHEARSED : credentials.resolveCredentials();
  }

  /**
   * Fetches credentials once, by a provider of its own that is thrown away with them: those of a
   * snapshot would have expired.
   */
  void rehearse() {
    if (ofEndpoint) {
      try (ContainerCredentialsProvider thrownAway =
          ContainerCredentialsProvider.builder().build()) {
        thrownAway.resolveCredentials();
      }
    }
  }
}
