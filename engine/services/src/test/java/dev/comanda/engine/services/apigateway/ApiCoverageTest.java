package dev.comanda.engine.services.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.comanda.engine.aws.CoveragePage;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import java.io.IOException;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps COVERAGE.md true: what it calls out of reach is refused in the words that it quotes. */
class ApiCoverageTest {

  private TestApi api;

  @BeforeEach
  void start() {
    api = new TestApi(new Door(new Faults()), new TestKeys(), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  static Stream<Arguments> outOfReach() {
    return Stream.of(
        arguments(
            "CorsConfiguration is not supported",
            "Api",
            "{\"ProtocolType\":\"HTTP\",\"CorsConfiguration\":{}}"),
        arguments(
            "Body is not supported: declare routes as resources",
            "Api",
            "{\"ProtocolType\":\"HTTP\",\"Body\":{}}"),
        arguments(
            "ProtocolType must be HTTP, not \"WEBSOCKET\"",
            "Api",
            "{\"ProtocolType\":\"WEBSOCKET\"}"),
        arguments("There is an API already: R0", "Api", "{\"ProtocolType\":\"HTTP\"}"),
        arguments("StageName must be $default, not \"v1\"", "Stage", "{\"StageName\":\"v1\"}"),
        arguments(
            "IntegrationType must be AWS_PROXY, not \"HTTP_PROXY\"",
            "Integration",
            "{\"IntegrationType\":\"HTTP_PROXY\"}"),
        arguments(
            "PayloadFormatVersion must be 2.0, not \"1.0\"",
            "Integration",
            "{\"IntegrationType\":\"AWS_PROXY\",\"PayloadFormatVersion\":\"1.0\"}"),
        arguments(
            "RequestParameters is not supported",
            "Integration",
            """
            {"IntegrationType":"AWS_PROXY","PayloadFormatVersion":"2.0",
             "RequestParameters":{"append:header.a":"b"}}"""),
        arguments(
            "AuthorizerType must be JWT, not \"REQUEST\"",
            "Authorizer",
            "{\"AuthorizerType\":\"REQUEST\"}"),
        arguments(
            "IdentitySource must be $request.header.Authorization,"
                + " not [\"$request.querystring.token\"]",
            "Authorizer",
            """
            {"AuthorizerType":"JWT","IdentitySource":["$request.querystring.token"]}"""),
        arguments(
            "JwtConfiguration names the issuer https://accounts.google.com,"
                + " which is no local user pool",
            "Authorizer",
            """
            {"AuthorizerType":"JWT","IdentitySource":["$request.header.Authorization"],
             "JwtConfiguration":{"Issuer":"https://accounts.google.com"}}"""),
        arguments(
            "AuthorizationType must be NONE or JWT, not AWS_IAM",
            "Route",
            "{\"AuthorizationType\":\"AWS_IAM\",\"Target\":\"integrations/%s\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outOfReach")
  void refusesWithTheMessageThatIsQuoted(String message, String type, String properties) {
    String integration = api.integration("arn:aws:lambda:us-east-1:000000000000:function:f", 1000);

    assertThatThrownBy(
            () -> api.create("AWS::ApiGatewayV2::" + type, properties.replace("%s", integration)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void quotesExactlyTheseMessages() throws IOException {
    assertThat(CoveragePage.messages("HTTP API"))
        .containsExactlyElementsOf(outOfReach().map(row -> (String) row.get()[0]).toList());
  }
}
