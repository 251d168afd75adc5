package dev.comanda.engine.services.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.comanda.engine.aws.CoveragePage;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps COVERAGE.md true: what it calls out of reach is refused in the words that it quotes. */
class PoolCoverageTest extends PoolUnderTest {

  static Stream<Arguments> outOfReach() {
    return Stream.of(
        arguments(
            "LambdaConfig is not supported",
            "UserPool",
            "{\"UsernameAttributes\":[\"email\"],\"LambdaConfig\":{}}"),
        arguments("UsernameAttributes must be email", "UserPool", "{}"),
        arguments(
            "MfaConfiguration must not be ON",
            "UserPool",
            "{\"UsernameAttributes\":[\"email\"],\"MfaConfiguration\":\"ON\"}"),
        arguments(
            "GenerateSecret must be false: the client is public",
            "UserPoolClient",
            "{\"UserPoolId\":\"POOL\",\"GenerateSecret\":true}"),
        arguments(
            "ExplicitAuthFlows must not have ALLOW_USER_SRP_AUTH",
            "UserPoolClient",
            "{\"UserPoolId\":\"POOL\",\"ExplicitAuthFlows\":[\"ALLOW_USER_SRP_AUTH\"]}"),
        arguments(
            "RefreshTokenRotation is not supported",
            "UserPoolClient",
            "{\"UserPoolId\":\"POOL\",\"RefreshTokenRotation\":{\"Feature\":\"ENABLED\"}}"),
        arguments(
            "EnableTokenRevocation must not be false",
            "UserPoolClient",
            "{\"UserPoolId\":\"POOL\",\"EnableTokenRevocation\":false}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outOfReach")
  void refusesWithTheMessageThatIsQuoted(String message, String type, String properties) {
    assertThatThrownBy(
            () -> create("Other", "AWS::Cognito::" + type, properties.replace("POOL", pool.ref())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void quotesExactlyTheseMessages() throws IOException {
    assertThat(CoveragePage.messages("Cognito"))
        .containsExactlyElementsOf(outOfReach().map(row -> (String) row.get()[0]).toList());
  }
}
