package dev.comanda.it.contract;

import dev.comanda.it.Services;
import java.net.URI;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack: what answers at the address in the system property {@value #ENDPOINT}, or else a
 * container that is started once and ends with this JVM.
 *
 * @see <a href="https://java.testcontainers.org/modules/localstack/">Testcontainers' module</a>
 */
final class LocalStack {

  /** Names another image than {@link #DEFAULT_IMAGE}. */
  static final String IMAGE = "comanda.localstack.image";

  /** Names something that answers as LocalStack does, and runs already. */
  static final String ENDPOINT = "comanda.localstack.endpoint";

  /** Later ones ask for a token. */
  static final String DEFAULT_IMAGE = "localstack/localstack:4.14.0";

  private static final String LEFT_OUT =
      "LocalStack is left out, for no Docker engine answers: start one and run ./comanda contracts,"
          + " or run ./comanda contracts --endpoint URL against one that runs already.";

  /** The environment variable that leaves LocalStack out with {@code off}, Docker or not. */
  static final String SWITCH = "COMANDA_LOCALSTACK";

  private static LocalStackContainer started;
  private static boolean told;

  private LocalStack() {}

  /** Its services; the test that asks is skipped if there is none. */
  static synchronized Services services() {
    String endpoint = System.getProperty(ENDPOINT, "");
    if (!endpoint.isEmpty()) {
      return new Services(URI.create(endpoint));
    }
    skipWithoutDocker();
    if (started == null) {
      started = container();
      started.start();
    }
    return new Services(started.getEndpoint());
  }

  /** The image to start; another one than LocalStack's is taken at its word that it is like it. */
  static DockerImageName image() {
    return DockerImageName.parse(System.getProperty(IMAGE, DEFAULT_IMAGE))
        .asCompatibleSubstituteFor("localstack/localstack");
  }

  /** The container as it is to be started; Testcontainers makes none where no Docker answers. */
  static LocalStackContainer container() {
    return new LocalStackContainer(image())
        .withServices(
            "cloudwatch",
            "dynamodb",
            "dynamodbstreams",
            "iam",
            "kinesis",
            "lambda",
            "logs",
            "s3",
            "sns",
            "sqs",
            "stepfunctions",
            "sts")
        // Functions run as this machine's processor does, whatever the template's is.
        .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1")
        .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "60");
  }

  private static void skipWithoutDocker() {
    Assumptions.assumeFalse(
        "off".equals(System.getenv(SWITCH)), "LocalStack is left out, as " + SWITCH + " says.");
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    if (!docker && !told) {
      told = true;
      System.out.println(LEFT_OUT);
    }
    Assumptions.assumeTrue(docker, LEFT_OUT);
  }
}
