package dev.comanda.engine.pipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.lambda.LambdaService;
import dev.comanda.engine.services.stepfunctions.StepFunctionsService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

  private static final TemplateContext CONTEXT = new TemplateContext("p", "n", "s", "t");

  @Test
  void deliversAnArrayEvenOfOneRecord() {
    var input = new AtomicReference<String>();
    Target target =
        (json, ids) -> {
          input.set(json);
          return new Outcome.Delivered();
        };

    new Delivery(new InputTemplate("<$.messageId>", CONTEXT), target)
        .deliver(List.of(message("x")));

    assertThat(input).hasValue("[\"m\"]");
  }

  @Test
  void failsABatchWhoseInputIsTooLargeInUtf8() {
    Target target = (json, ids) -> new Outcome.Delivered();
    var template = new InputTemplate("<$.body>", CONTEXT);

    assertThat(new Delivery(template, target).deliver(List.of(message("é".repeat(131_070)))))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(new Delivery(template, target).deliver(List.of(message("é".repeat(131_071)))))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void deliversMoreToAFunctionThanToAStateMachine() {
    var answer = new AwsResponse(200, Map.of(), new byte[0]);
    Door door = new Door(new Faults());
    door.register(LambdaService.API, request -> answer);
    var function = new LambdaTarget(new AwsClient(door, Caller.CLIENT), "f");

    assertThat(new Delivery(null, function).deliver(List.of(message("x".repeat(1_000_000)))))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(new Delivery(null, function).deliver(List.of(message("x".repeat(6_400_000)))))
        .isInstanceOf(Outcome.Failed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          200 | {"status":"SUCCEEDED","output":"null"}          | Delivered
          200 | {"status":"FAILED","error":"E","cause":"c"}     | Failed
          200 | {"status":"TIMED_OUT"}                          | Failed
          400 | {"__type":"StateMachineDoesNotExist"}           | Failed
          400 | {"__type":"ThrottlingException"}                | Unavailable
          500 | {"__type":"InternalFailure"}                    | Unavailable
          """)
  void looksAtTheStatusOfTheExecution(int status, String answer, String outcome) {
    assertThat(askMachine(request -> new AwsResponse(status, Map.of(), answer.getBytes())))
        .extracting(result -> result.getClass().getSimpleName())
        .isEqualTo(outcome);
  }

  @Test
  void takesABrokenConnectionAsUnavailable() {
    assertThat(
            askMachine(
                request -> {
                  throw new IOException("scripted");
                }))
        .isInstanceOf(Outcome.Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          | {"batchItemFailures":[{"itemIdentifier":"m"}]} | PartlyDelivered
          | not json                                       | Failed
          |                                                | Delivered
          Unhandled | {"errorMessage":"x"}                 | Failed
          """)
  void readsTheAnswerOfAFunction(String error, String answer, String outcome) {
    var door = new Door(new Faults());
    Map<String, String> headers = error == null ? Map.of() : Map.of("x-amz-function-error", error);
    byte[] body = answer == null ? new byte[0] : answer.getBytes();
    door.register(LambdaService.API, request -> new AwsResponse(200, headers, body));
    var target = new LambdaTarget(new AwsClient(door, Caller.CLIENT), "arn:aws:lambda:f");

    assertThat(new Delivery(null, target).deliver(List.of(message("x"))))
        .extracting(result -> result.getClass().getSimpleName())
        .isEqualTo(outcome);
  }

  private static Outcome askMachine(Engine states) {
    var door = new Door(new Faults());
    door.register(StepFunctionsService.API, states);
    var target = new StepFunctionsTarget(new AwsClient(door, Caller.CLIENT), "arn:m", true);
    return new Delivery(null, target).deliver(List.of(message("x")));
  }

  private static QueueMessage message(String body) {
    return new QueueMessage(Json.object().put("MessageId", "m").put("Body", body), "arn:queue");
  }
}
