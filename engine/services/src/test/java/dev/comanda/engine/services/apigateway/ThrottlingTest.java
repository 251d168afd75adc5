package dev.comanda.engine.services.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.MovableClock;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.lambda.LambdaService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits and variables of a stage. */
class ThrottlingTest {

  private final MovableClock clock = new MovableClock();
  private TestApi api;
  private String integration;

  @BeforeEach
  void start() {
    Door door = new Door(new Faults());
    door.register(LambdaService.API, request -> new AwsResponse(200, Map.of(), request.body()));
    api = new TestApi(door, new TestKeys(), clock);
    integration = api.integration("arn:aws:lambda:us-east-1:000000000000:function:f", 29_000);
    api.route("GET /a", integration);
    api.route("GET /b", integration);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void letsABurstThroughAndThenSoManyASecond() {
    api.stage(
        """
        {"DefaultRouteSettings":{"ThrottlingRateLimit":2,"ThrottlingBurstLimit":3}}""");
    RawHttp http = api.start();

    assertThat(statuses(http, "/a", 5)).containsExactly(200, 200, 200, 429, 429);
    clock.advance(Duration.ofMillis(500));
    assertThat(statuses(http, "/a", 2)).containsExactly(200, 429);
    assertThat(http.get("/a").body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    clock.advance(Duration.ofMinutes(1));
    assertThat(statuses(http, "/a", 4)).containsExactly(200, 200, 200, 429);
  }

  @Test
  void countsEachRouteByItselfAndMayLimitItOtherwise() {
    api.stage(
        """
        {"DefaultRouteSettings":{"ThrottlingRateLimit":1,"ThrottlingBurstLimit":1},
         "RouteSettings":{"GET /b":{"ThrottlingRateLimit":1,"ThrottlingBurstLimit":2}}}""");
    RawHttp http = api.start();

    assertThat(statuses(http, "/a", 2)).containsExactly(200, 429);
    assertThat(statuses(http, "/b", 3)).containsExactly(200, 200, 429);
  }

  @Test
  void limitsNothingThatTheTemplateDoesNot() {
    RawHttp http = api.start();

    assertThat(statuses(http, "/a", 50)).containsOnly(200);
  }

  @Test
  void tellsFunctionsTheVariablesOfTheStage() {
    api.stage("{\"StageVariables\":{\"shop\":\"Norte\"}}");
    RawHttp http = api.start();

    assertThat(Json.parse(http.get("/a").body()).path("stageVariables"))
        .isEqualTo(Json.parse("{\"shop\":\"Norte\"}"));
  }

  private static List<Integer> statuses(RawHttp http, String path, int times) {
    return IntStream.range(0, times).mapToObj(i -> http.get(path).status()).toList();
  }
}
