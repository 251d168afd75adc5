package dev.comanda.engine.services.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/**
 * A function behind routes.
 *
 * @param function its ARN
 * @param timeout after which the API gives up
 */
record Integration(String function, Duration timeout) {

  /**
   * Reads the properties of an {@code AWS::ApiGatewayV2::Integration}.
   *
   * @throws IllegalArgumentException unless it is a Lambda proxy of payload format 2.0 that maps no
   *     parameters
   */
  static Integration of(ObjectNode properties) {
    require(properties, "IntegrationType", "AWS_PROXY");
    require(properties, "PayloadFormatVersion", "2.0");
    for (String mapping : List.of("RequestParameters", "ResponseParameters")) {
      if (properties.has(mapping)) {
        throw new IllegalArgumentException(mapping + " is not supported");
      }
    }
    String uri = properties.path("IntegrationUri").asText();
    String function =
        uri.contains("/functions/")
            ? uri.substring(uri.indexOf("/functions/") + 11, uri.lastIndexOf("/invocations"))
            : uri;
    return new Integration(
        function, Duration.ofMillis(properties.path("TimeoutInMillis").asLong(30_000)));
  }

  private static void require(ObjectNode properties, String property, String value) {
    if (!properties.path(property).asText().equals(value)) {
      throw new IllegalArgumentException(
          property + " must be " + value + ", not " + properties.path(property));
    }
  }
}
