package dev.comanda.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.runtime.Config;
import dev.comanda.runtime.snapshot.ObjectGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Credentials where a function starts from a snapshot, from an endpoint as Lambda has it. The SDK
 * is told of the endpoint by its system properties, since a JVM cannot change its environment.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">Container
 *     credential provider</a>
 */
class FunctionCredentialsTest {

  private static final String URI = SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property();
  private static final String TOKEN = SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN.property();

  private final AwsStub endpoint = new AwsStub();
  private final AtomicBoolean rehearsing = new AtomicBoolean();

  @BeforeEach
  void provide() {
    System.setProperty(URI, endpoint.url() + "/2021-04-23/credentials");
    System.setProperty(TOKEN, "the-token");
  }

  @AfterEach
  void close() {
    System.clearProperty(URI);
    System.clearProperty(TOKEN);
    endpoint.close();
  }

  @Test
  void asksTheEndpointWithTheToken() {
    endpoint.answer(200, credentials("one", Duration.ofHours(1)));

    AwsCredentials resolved = ofEndpoint().resolveCredentials();

    assertThat(resolved)
        .isInstanceOfSatisfying(
            AwsSessionCredentials.class,
            session -> {
              assertThat(session.accessKeyId()).isEqualTo("one");
              assertThat(session.secretAccessKey()).isEqualTo("secret of one");
              assertThat(session.sessionToken()).isEqualTo("session of one");
            });
    assertThat(endpoint.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.path()).isEqualTo("/2021-04-23/credentials");
              assertThat(request.headers()).containsEntry("authorization", "the-token");
            });
  }

  @Test
  void keepsCredentialsThatLast() {
    endpoint.answer(200, credentials("one", Duration.ofHours(6)));
    FunctionCredentials credentials = ofEndpoint();

    credentials.resolveCredentials();
    credentials.resolveCredentials();

    assertThat(endpoint.requests()).hasSize(1);
  }

  @Test
  void fetchesOthersBeforeTheyExpire() {
    endpoint
        .answer(200, credentials("one", Duration.ofSeconds(30)))
        .answer(200, credentials("two", Duration.ofHours(6)));
    FunctionCredentials credentials = ofEndpoint();

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("one");
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("two");
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("two");
    assertThat(endpoint.requests()).hasSize(2);
  }

  @Test
  void livesThroughAnEndpointThatFailsForNow() {
    endpoint.answer(500, "{}").loseAnswer().answer(200, credentials("one", Duration.ofHours(1)));

    assertThat(ofEndpoint().resolveCredentials().accessKeyId()).isEqualTo("one");
  }

  @Test
  void saysWhatTheEndpointRefused() {
    endpoint.otherwise(403, "{\"code\": \"AccessDenied\", \"message\": \"Unknown token\"}");

    assertThatThrownBy(() -> ofEndpoint().resolveCredentials())
        .isInstanceOf(SdkClientException.class)
        .rootCause()
        .hasMessageContaining("Unknown token");
  }

  @Test
  void failsOnAnAnswerThatIsNone() {
    endpoint.otherwise(200, "{\"AccessKeyId\": \"one\"}");

    assertThatThrownBy(() -> ofEndpoint().resolveCredentials())
        .isInstanceOf(SdkClientException.class);
  }

  @Test
  void keepsNothingThatItFetchedForARehearsal() {
    endpoint
        .answer(200, credentials("rehearsed", Duration.ofHours(6)))
        .answer(200, credentials("restored", Duration.ofHours(6)));
    FunctionCredentials credentials = ofEndpoint();

    rehearsing.set(true);
    assertThat(credentials.resolveCredentials()).isSameAs(FunctionCredentials.REHEARSED);
    rehearsing.set(false);
    credentials.rehearse();

    assertThat(ObjectGraph.of(credentials).keySet())
        .filteredOn(AwsCredentials.class::isInstance)
        .filteredOn(held -> ((AwsCredentials) held).accessKeyId() != null)
        .containsOnly(FunctionCredentials.REHEARSED);
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("restored");
  }

  @Test
  void areThoseOfTheEnvironmentWhereThereIsNoSnapshot() {
    FunctionCredentials credentials =
        new FunctionCredentials(new Config(Map.of()), rehearsing::get);

    credentials.rehearse();

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("test");
    assertThat(endpoint.requests()).isEmpty();
  }

  private FunctionCredentials ofEndpoint() {
    Config config =
        new Config(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", System.getProperty(URI)));
    return new FunctionCredentials(config, rehearsing::get);
  }

  private static String credentials(String name, Duration left) {
    return """
    {"AccessKeyId": "%1$s", "SecretAccessKey": "secret of %1$s", "Token": "session of %1$s",
     "Expiration": "%2$s"}\
    """
        .formatted(name, Instant.now().plus(left));
  }
}
