package dev.comanda.cdk.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogDestination;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.logs.LogGroup;

/** Which route was called, how it went and how long it took: no path, address or token. */
record AccessLog(LogGroup logGroup) implements IAccessLogSettings {

  private static final List<String> FIELDS =
      List.of(
          "requestId",
          "requestTime",
          "httpMethod",
          "routeKey",
          "protocol",
          "status",
          "responseLength",
          "responseLatency",
          "integrationLatency",
          "integrationErrorMessage");

  @Override
  public IAccessLogDestination getDestination() {
    return new LogGroupLogDestination(logGroup);
  }

  @Override
  public AccessLogFormat getFormat() {
    Map<String, String> line = new LinkedHashMap<>();
    FIELDS.forEach(field -> line.put(field, "$context." + field));
    line.put("authorizerError", "$context.authorizer.error");
    try {
      return AccessLogFormat.custom(new ObjectMapper().writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of strings is always JSON", e);
    }
  }
}
