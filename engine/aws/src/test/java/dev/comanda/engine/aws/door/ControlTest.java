package dev.comanda.engine.aws.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that tests ask for, and what else they control. */
class ControlTest extends DoorUnderTest {

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

    assertThat(control("GET", "/_shop/faults", null).get(0).path("hits").asInt()).isEqualTo(2);
    assertThat(control("GET", "/_shop/calls", null).path("dynamodb.PutItem.OrdersFunction").asInt())
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
  void meetsOnlyCallsThatContainTheRulesText() throws Exception {
    addFault(
        "{'service':'s3','operation':'GetObject','containing':'/b/k',"
            + "'effect':{'error':{'status':503,'code':'SlowDown'}}}");

    String signature = signature("AKIA", "s3");

    assertThat(send(request("/b/other").header("authorization", signature).build()).statusCode())
        .isEqualTo(200);
    assertThat(send(request("/b/k").header("authorization", signature).build()).statusCode())
        .isEqualTo(503);
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
        control("POST", "/_shop/faults", "{'service':'s3','operation':'x','effect':{'a':1}}");

    assertThat(problem.path("detail").asText()).contains("effect is one of error, delayMillis");
  }

  @Test
  void asksForAHeaderThatNoForeignPageSends() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/_shop/functions/OrdersFunction/kill")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(killed).isEmpty();
  }

  @Test
  void killsAFunctionOnRequest() throws Exception {
    control("POST", "/_shop/functions/OrdersFunction/kill", "");

    assertThat(killed).containsExactly("OrdersFunction/null");
  }

  private void addFault(String rule) throws Exception {
    assertThat(control("POST", "/_shop/faults", rule).path("id").asText()).isNotEmpty();
  }

  private JsonNode control(String method, String path, String body) throws Exception {
    String sent = body == null ? "" : quoted(body);
    HttpResponse<String> answer =
        send(
            request(path)
                .header("x-shop", "1")
                .method(method, HttpRequest.BodyPublishers.ofString(sent))
                .build());
    return answer.body().isEmpty() ? Json.MAPPER.nullNode() : Json.parse(answer.body());
  }

  private String rawPutItem() {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
        + signature("OrdersFunction", "dynamodb")
        + "\r\nX-Amz-Target: DynamoDB_20120810.PutItem\r\nX-Amz-Security-Token: environment-7\r\n"
        + "Content-Length: 2\r\n\r\n{}";
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
