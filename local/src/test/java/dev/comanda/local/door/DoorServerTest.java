package dev.comanda.local.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorServerTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<AwsRequest> seen = new CopyOnWriteArrayList<>();
  private final List<String> killed = new CopyOnWriteArrayList<>();
  private final Door door = new Door(new Faults());
  private DoorServer server;

  @BeforeEach
  void start() throws IOException {
    for (String service : List.of("dynamodb", "sns", "s3", "ses", "lambda", "cognito-idp")) {
      door.register(service, this::remember);
    }
    door.register("kinesis", this::putRecords);
    door.register(
        new Functions() {
          @Override
          public boolean exists(String logicalId) {
            return logicalId.equals("OrdersFunction");
          }

          @Override
          public boolean kill(String logicalId, String environment) {
            return killed.add(logicalId + "/" + environment);
          }
        });
    server = new DoorServer(door, 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsAJsonCall() throws Exception {
    HttpResponse<String> answer =
        send(json("OrdersFunction", "dynamodb", "DynamoDB_20120810.PutItem"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"done\":true}");
    AwsRequest request = seen.get(0);
    assertThat(request.caller()).isEqualTo(new Caller("OrdersFunction"));
    assertThat(request.service()).isEqualTo("dynamodb");
    assertThat(request.operation()).isEqualTo("PutItem");
    assertThat(request.body()).isEqualTo("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(request.headers()).containsEntry("content-type", "application/x-amz-json-1.0");
  }

  @Test
  void takesAnUnknownAccessKeyForAClient() throws Exception {
    send(json("AKIAEXAMPLE", "dynamodb", "DynamoDB_20120810.GetItem"));

    assertThat(seen.get(0).caller()).isEqualTo(Caller.CLIENT);
  }

  @Test
  void readsAQueryCall() throws Exception {
    send(
        request("/")
            .header("authorization", signature("OrdersFunction", "sns"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("Version=2010-03-31&Action=Publish&x=1"))
            .build());

    assertThat(seen.get(0).service()).isEqualTo("sns");
    assertThat(seen.get(0).operation()).isEqualTo("Publish");
  }

  @ParameterizedTest
  @CsvSource({
    "s3, PUT, /bucket/a/b%20c, PutObject",
    "s3, GET, /bucket?list-type=2&prefix=orders, ListObjectsV2",
    "s3, HEAD, /bucket/a, HeadObject",
    "s3, PUT, /bucket/a?partNumber=1&uploadId=x, UploadPart",
    "ses, POST, /v2/email/outbound-emails, SendEmail",
    "ses, POST, /v2/email/templates, CreateEmailTemplate",
    "lambda, POST, /2015-03-31/functions/OrdersFunction/invocations, Invoke",
  })
  void namesTheOperationOfARestCall(String service, String method, String path, String operation)
      throws Exception {
    send(
        request(path)
            .header("authorization", signature("OrdersFunction", service))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build());

    assertThat(seen.get(0).operation()).isEqualTo(operation);
    assertThat(seen.get(0).target()).isEqualTo(path);
  }

  @Test
  void readsAPresignedUrl() throws Exception {
    String credential = "OrdersFunction%2F20260101%2Fus-east-1%2Fs3%2Faws4_request";
    send(request("/bucket/key?X-Amz-Credential=" + credential + "&X-Amz-Signature=0").build());

    assertThat(seen.get(0).service()).isEqualTo("s3");
    assertThat(seen.get(0).operation()).isEqualTo("GetObject");
    assertThat(seen.get(0).caller().name()).isEqualTo("OrdersFunction");
  }

  @Test
  void readsAnUnsignedCognitoCall() throws Exception {
    send(
        request("/")
            .header("x-amz-target", "AWSCognitoIdentityProviderService.SignUp")
            .header("content-type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build());

    assertThat(seen.get(0).service()).isEqualTo("cognito-idp");
    assertThat(seen.get(0).operation()).isEqualTo("SignUp");
  }

  @Test
  void refusesACallThatNamesNoService() throws Exception {
    HttpResponse<String> answer = send(request("/bucket/key").build());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("MissingAuthenticationToken");
    assertThat(seen).isEmpty();
  }

  @Test
  void refusesAServiceWithoutAnEngineInItsOwnProtocol() throws Exception {
    HttpResponse<String> answer = send(json("x", "logs", "Logs_20140328.PutLogEvents"));

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(Json.parse(answer.body()).path("__type").asText()).isEqualTo("UnknownService");
  }

  @ParameterizedTest
  @CsvSource({"attacker.example, 421", "127.0.0.1.attacker.example, 421", "localhost, 403"})
  void answersOnlyUnderALoopbackName(String host, int status) throws Exception {
    assertThat(rawStatus("GET /b/k HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .isEqualTo(status);
  }

  @Test
  void refusesAnErrorFaultAsOftenAsAskedAndCounts() throws Exception {
    addFault(
        "{'service':'dynamodb','operation':'PutItem','times':2,"
            + "'effect':{'error':{'status':400,'code':'ThrottlingException','message':'slow'}}}");

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer =
          send(json("OrdersFunction", "dynamodb", "DynamoDB_20120810.PutItem"));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(Json.parse(answer.body()).path("__type").asText())
          .isEqualTo("ThrottlingException");
    }
    assertThat(send(json("OrdersFunction", "dynamodb", "DynamoDB_20120810.PutItem")).statusCode())
        .isEqualTo(200);

    assertThat(control("GET", "/_comanda/faults", null).get(0).path("hits").asInt()).isEqualTo(2);
    assertThat(
            control("GET", "/_comanda/calls", null).path("dynamodb.PutItem.OrdersFunction").asInt())
        .isEqualTo(3);
  }

  @Test
  void meetsOnlyTheCallerThatTheRuleNames() throws Exception {
    addFault(
        "{'service':'s3','operation':'GetObject','caller':'OrdersFunction',"
            + "'effect':{'error':{'status':503,'code':'SlowDown','message':'<later>'}}}");

    var ofClient = request("/b/k").header("authorization", signature("AKIA", "s3")).build();
    var ofFunction =
        request("/b/k").header("authorization", signature("OrdersFunction", "s3")).build();

    assertThat(send(ofClient).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = send(ofFunction);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("<Code>SlowDown</Code><Message>&lt;later&gt;</Message>");
  }

  @Test
  void delaysACall() throws Exception {
    addFault("{'service':'s3','operation':'GetObject','effect':{'delayMillis':150}}");

    long before = System.nanoTime();
    send(request("/b/k").header("authorization", signature("AKIA", "s3")).build());

    assertThat(System.nanoTime() - before).isGreaterThan(150_000_000L);
  }

  @Test
  void dropsAnAnswerAfterTheWorkIsDone() throws Exception {
    addFault("{'service':'dynamodb','operation':'PutItem','times':1,'effect':{'dropAnswer':true}}");

    // One attempt over a bare socket: HTTP clients retry on their own.
    assertThat(rawStatus(rawPutItem())).isEqualTo(-1);
    assertThat(seen).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"before, 0", "after, 1"})
  void killsTheCallingEnvironment(String moment, int callsForwarded) throws Exception {
    addFault(
        "{'service':'dynamodb','operation':'PutItem','times':1,'effect':{'killCaller':'%s'}}"
            .formatted(moment));

    assertThat(rawStatus(rawPutItem())).isEqualTo(-1);
    assertThat(killed).containsExactly("OrdersFunction/environment-7");
    assertThat(seen).hasSize(callsForwarded);
  }

  @Test
  void refusesSomeRecordsOfABatch() throws Exception {
    addFault(
        "{'service':'kinesis','operation':'PutRecords',"
            + "'effect':{'refuseRecords':[0,2],'code':'ProvisionedThroughputExceededException'}}");

    HttpResponse<String> answer =
        send(
            request("/")
                .header("authorization", signature("LakeFunction", "kinesis"))
                .header("x-amz-target", "Kinesis_20131202.PutRecords")
                .header("content-type", "application/x-amz-json-1.1")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        quoted("{'Records':[{'Data':'a'},{'Data':'b'},{'Data':'c'}]}")))
                .build());

    JsonNode output = Json.parse(answer.body());
    assertThat(output.path("FailedRecordCount").asInt()).isEqualTo(2);
    assertThat(output.path("Records").get(0).path("ErrorCode").asText())
        .isEqualTo("ProvisionedThroughputExceededException");
    assertThat(output.path("Records").get(1).path("SequenceNumber").asText()).isEqualTo("b");
    assertThat(output.path("Records").get(2).has("SequenceNumber")).isFalse();
  }

  @Test
  void namesTheMistakeInARule() throws Exception {
    JsonNode problem =
        control("POST", "/_comanda/faults", "{'service':'s3','operation':'x','effect':{'a':1}}");

    assertThat(problem.path("detail").asText()).contains("effect is one of error, delayMillis");
  }

  @Test
  void asksForAHeaderThatNoForeignPageSends() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/_comanda/functions/OrdersFunction/kill")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(killed).isEmpty();
  }

  @Test
  void killsAFunctionOnRequest() throws Exception {
    control("POST", "/_comanda/functions/OrdersFunction/kill", "");

    assertThat(killed).containsExactly("OrdersFunction/null");
  }

  @Test
  void refusesAPortThatIsTaken() {
    try (DoorServer second = new DoorServer(door, server.port())) {
      assertThatThrownBy(second::start).isInstanceOf(IOException.class);
    }
  }

  private AwsResponse remember(AwsRequest request) {
    seen.add(request);
    return new AwsResponse(
        200,
        Map.of("content-type", "application/json"),
        "{\"done\":true}".getBytes(StandardCharsets.UTF_8));
  }

  private AwsResponse putRecords(AwsRequest request) {
    var output = Json.MAPPER.createObjectNode();
    var records = output.putArray("Records");
    Json.parse(request.body())
        .path("Records")
        .forEach(r -> records.addObject().put("SequenceNumber", r.path("Data").asText()));
    return new AwsResponse(200, Map.of(), Json.bytes(output.put("FailedRecordCount", 0)));
  }

  private HttpRequest json(String accessKey, String service, String target) {
    return request("/")
        .header("authorization", signature(accessKey, service))
        .header("x-amz-target", target)
        .header("content-type", "application/x-amz-json-1.0")
        .POST(HttpRequest.BodyPublishers.ofString("{\"a\":1}"))
        .build();
  }

  private String rawPutItem() {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
        + signature("OrdersFunction", "dynamodb")
        + "\r\nX-Amz-Target: DynamoDB_20120810.PutItem\r\nX-Amz-Security-Token: environment-7\r\n"
        + "Content-Length: 2\r\n\r\n{}";
  }

  /** The status of the answer; -1 when the connection ends without one. */
  private int rawStatus(String head) throws IOException {
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

  private void addFault(String rule) throws Exception {
    assertThat(control("POST", "/_comanda/faults", rule).path("id").asText()).isNotEmpty();
  }

  private JsonNode control(String method, String path, String body) throws Exception {
    String sent = body == null ? "" : quoted(body);
    HttpResponse<String> answer =
        send(
            request(path)
                .header("x-comanda", "1")
                .method(method, HttpRequest.BodyPublishers.ofString(sent))
                .build());
    return answer.body().isEmpty() ? Json.MAPPER.nullNode() : Json.parse(answer.body());
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String signature(String accessKey, String service) {
    return "AWS4-HMAC-SHA256 Credential=%s/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=0"
        .formatted(accessKey, service);
  }
}
