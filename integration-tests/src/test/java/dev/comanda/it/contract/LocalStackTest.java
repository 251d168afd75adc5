package dev.comanda.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** How LocalStack is started, and what is said where it cannot be. */
class LocalStackTest {

  @AfterEach
  void forget() {
    System.clearProperty(LocalStack.IMAGE);
    System.clearProperty(LocalStack.ENDPOINT);
  }

  @Test
  void dockerIsAskedForTheLastImageThatWantsNoTokenWithTheServicesThatContractsUse()
      throws IOException, InterruptedException {
    JsonNode asked;
    try (RecordingDocker docker = new RecordingDocker()) {
      asked = docker.askedBy(LocalStackTest.class);
    }

    assertThat(asked.path("Image").asText()).isEqualTo("localstack/localstack:4.14.0");
    assertThat(asked.path("Env").toString())
        .contains(
            "\"SERVICES=cloudwatch,dynamodb,dynamodbstreams,iam,kinesis,lambda,logs,s3,sns,sqs,"
                + "stepfunctions,sts\"",
            "\"LAMBDA_IGNORE_ARCHITECTURE=1\"",
            "\"LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT=60\"")
        .doesNotContain("LOCALSTACK_AUTH_TOKEN");
    assertThat(asked.path("ExposedPorts").has("4566/tcp")).isTrue();
    assertThat(asked.at("/HostConfig/Binds").toString()).contains("/var/run/docker.sock");
  }

  /** In a JVM of its own, for Testcontainers looks for Docker once. */
  public static void main(String[] arguments) {
    LocalStack.container().start();
  }

  @Test
  void anotherImageStandsInForIt() {
    System.setProperty(LocalStack.IMAGE, "registry.example.com/floci/floci:2.0");

    DockerImageName image = LocalStack.image();

    assertThat(image.asCanonicalNameString()).isEqualTo("registry.example.com/floci/floci:2.0");
    assertThat(image.isCompatibleWith(DockerImageName.parse("localstack/localstack"))).isTrue();
  }

  @Test
  void anAddressIsTakenAsItIs() {
    System.setProperty(LocalStack.ENDPOINT, "http://127.0.0.1:4566");

    assertThat(LocalStack.services().endpoint()).isEqualTo(URI.create("http://127.0.0.1:4566"));
  }

  @Test
  void withoutDockerATestIsSkippedAndToldHowItWouldRun() {
    Assumptions.assumeFalse(DockerClientFactory.instance().isDockerAvailable());

    assertThatThrownBy(LocalStack::services)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("./comanda contracts");
  }
}
