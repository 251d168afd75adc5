package dev.comanda.engine.aws.door;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Functions;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Batch;
import dev.comanda.engine.aws.protocol.Routes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A door with services that only remember, and the calls that come to it over HTTP. */
abstract class DoorUnderTest {

  private static final List<Api> APIS =
      List.of(
          Api.json("dynamodb", "DynamoDB_20120810"),
          Api.json("sns", "AmazonSimpleNotificationService"),
          Api.json("cognito-idp", "AWSCognitoIdentityProviderService"),
          Api.restXml(
              "s3",
              Routes.of(
                  """
                  PUT  /*/.+ PutObject
                  GET  /*/.+ GetObject
                  """)),
          Api.restJson("ses", Routes.of("POST /v2/email/outbound-emails SendEmail"))
              .signedAs("email"),
          Api.restJson("lambda", Routes.of("POST /2015-03-31/functions/*/invocations Invoke")));

  private static final Api KINESIS =
      Api.json("kinesis", "Kinesis_20131202")
          .with("PutRecords", Batch.answeredByPosition("Records", "Records", "FailedRecordCount"));

  final HttpClient http = HttpClient.newHttpClient();
  final List<AwsRequest> seen = new CopyOnWriteArrayList<>();
  final List<String> killed = new CopyOnWriteArrayList<>();
  final Door door = new Door(new Faults());
  DoorServer server;

  @BeforeEach
  void start() throws IOException {
    APIS.forEach(api -> door.register(api, this::remember));
    door.register(KINESIS, this::putRecords);
    door.register(
        new Functions() {
          @Override
          public Caller caller(String accessKey) {
            return accessKey.equals("OrdersFunction") ? new Caller(accessKey) : null;
          }

          @Override
          public boolean kill(String logicalId, String environment) {
            return killed.add(logicalId + "/" + environment);
          }
        });
    server = new DoorServer(door, 0, "shop");
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private AwsResponse remember(AwsRequest request) {
    seen.add(request);
    return new AwsResponse(
        200,
        Map.of("content-type", "application/json"),
        "{\"done\":true}".getBytes(StandardCharsets.UTF_8));
  }

  private AwsResponse putRecords(AwsRequest request) {
    var output = Json.object();
    var records = output.putArray("Records");
    Json.parse(request.body())
        .path("Records")
        .forEach(r -> records.addObject().put("SequenceNumber", r.path("Data").asText()));
    return new AwsResponse(200, Map.of(), Json.bytes(output.put("FailedRecordCount", 0)));
  }

  HttpRequest json(String accessKey, String service, String target) {
    return request("/")
        .header("authorization", signature(accessKey, service))
        .header("x-amz-target", target)
        .header("content-type", "application/x-amz-json-1.0")
        .POST(HttpRequest.BodyPublishers.ofString("{\"a\":1}"))
        .build();
  }

  /** The status of the answer; -1 when the connection ends without one. */
  int rawStatus(String head) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      var answer = new ByteArrayOutputStream();
      int next;
      while ((next = socket.getInputStream().read()) >= 0 && next != '\n') {
        answer.write(next);
      }
      String[] line = answer.toString(StandardCharsets.ISO_8859_1).split(" ");
      return line.length < 2 ? -1 : Integer.parseInt(line[1]);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static String signature(String accessKey, String service) {
    return "AWS4-HMAC-SHA256 Credential=%s/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=0"
        .formatted(accessKey, service);
  }
}
