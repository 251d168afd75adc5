package dev.comanda.engine.services.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The stage {@code $default} of an API: how much it takes, and what it tells functions. */
final class Stage {

  private final JsonNode defaultRouteSettings;
  private final JsonNode routeSettings;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Clock clock;
  private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();

  /**
   * Reads the properties of an {@code AWS::ApiGatewayV2::Stage}.
   *
   * @throws IllegalArgumentException for another stage than {@code $default}, whose name would be a
   *     part of every path
   */
  Stage(ObjectNode properties, Clock clock) {
    if (!properties.path("StageName").asText().equals(RouteKey.DEFAULT)) {
      throw new IllegalArgumentException(
          "StageName must be " + RouteKey.DEFAULT + ", not " + properties.path("StageName"));
    }
    defaultRouteSettings = properties.path("DefaultRouteSettings");
    routeSettings = properties.path("RouteSettings");
    properties
        .path("StageVariables")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    this.clock = clock;
  }

  /** Whether one more request may use a route now. Each route has limits of its own. */
  boolean admits(RouteKey route) {
    return throttles.computeIfAbsent(route.text(), this::throttle).admits();
  }

  /** What a function gets as {@code stageVariables}; empty when there are none. */
  Map<String, String> variables() {
    return variables;
  }

  private Throttle throttle(String route) {
    return Throttle.of(
        routeSettings.has(route) ? routeSettings.get(route) : defaultRouteSettings, clock);
  }
}
