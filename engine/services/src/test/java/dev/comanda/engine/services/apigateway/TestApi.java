package dev.comanda.engine.services.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.JwksSource;
import dev.comanda.engine.aws.service.Resource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;

/** An API made of the resources that the CDK makes for one. */
final class TestApi implements AutoCloseable {

  private final int port;
  private final ApiGatewayService service;
  private final Created api;
  private int made;

  TestApi(Door door, JwksSource jwks, Clock clock) {
    port = freePort();
    service = new ApiGatewayService(door, port, jwks, clock);
    api = create("AWS::ApiGatewayV2::Api", "{\"Name\":\"OrderApi\",\"ProtocolType\":\"HTTP\"}");
    stage("{}");
  }

  Created created() {
    return api;
  }

  /** Takes the place of the stage. */
  void stage(String properties) {
    ObjectNode stage = (ObjectNode) Json.parse(properties);
    stage.put("StageName", "$default").put("AutoDeploy", true).put("ApiId", api.ref());
    create("AWS::ApiGatewayV2::Stage", stage.toString());
  }

  String integration(String function, int timeoutMillis) {
    return create(
            "AWS::ApiGatewayV2::Integration",
            """
            {"ApiId":"%s","IntegrationType":"AWS_PROXY","IntegrationUri":"%s",
             "PayloadFormatVersion":"2.0","TimeoutInMillis":%d}"""
                .formatted(api.ref(), function, timeoutMillis))
        .ref();
  }

  String authorizer(String issuer, String audience) {
    return create(
            "AWS::ApiGatewayV2::Authorizer",
            """
            {"ApiId":"%s","AuthorizerType":"JWT","Name":"a",
             "IdentitySource":["$request.header.Authorization"],
             "JwtConfiguration":{"Issuer":"%s","Audience":["%s"]}}"""
                .formatted(api.ref(), issuer, audience))
        .ref();
  }

  void route(String key, String integration) {
    create(
        "AWS::ApiGatewayV2::Route",
        """
        {"ApiId":"%s","RouteKey":"%s","AuthorizationType":"NONE","Target":"integrations/%s"}"""
            .formatted(api.ref(), key, integration));
  }

  void route(String key, String integration, String authorizer, String scopes) {
    create(
        "AWS::ApiGatewayV2::Route",
        """
        {"ApiId":"%s","RouteKey":"%s","AuthorizationType":"JWT","AuthorizerId":"%s",
         "AuthorizationScopes":%s,"Target":"integrations/%s"}"""
            .formatted(api.ref(), key, authorizer, scopes, integration));
  }

  Created create(String type, String properties) {
    return service.create(
        new Resource("Api", "R" + made++, type, (ObjectNode) Json.parse(properties)));
  }

  RawHttp start() {
    service.start();
    return new RawHttp(port);
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    service.close();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
