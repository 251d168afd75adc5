package dev.comanda.runtime.http;

import static dev.comanda.runtime.http.TestRequest.ORIGIN;
import static dev.comanda.runtime.http.TestRequest.ORIGIN_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.runtime.http.TestRequest.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFunctionTest {

  private static final String FORMER = ORIGIN_SECRET.toLowerCase(Locale.ROOT);

  private final List<String> answered = new ArrayList<>();

  @Test
  void answersWhatCameThroughCloudFront() {
    assertThat(request().send(handler(ORIGIN_SECRET)).status()).isEqualTo(204);
    assertThat(answered).containsExactly("GET /");
  }

  @Test
  void believesTheFormerSecretBesideTheNewOne() {
    RequestStreamHandler handler = handler(ORIGIN_SECRET, FORMER);

    assertThat(request().send(handler).status()).isEqualTo(204);
    assertThat(request().header("x-origin-verify", FORMER).send(handler).status()).isEqualTo(204);
    assertThat(request().header("x-origin-verify", FORMER).send(handler(ORIGIN_SECRET)).status())
        .isEqualTo(403);
  }

  @Test
  void refusesWhatDoesNotSayWhoItComesThrough() {
    refused(request().without("x-origin-verify").send(handler(ORIGIN_SECRET)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "guess",
        ORIGIN_SECRET + "x",
        " " + ORIGIN_SECRET,
        "x," + ORIGIN_SECRET,
        ORIGIN_SECRET + "," + ORIGIN_SECRET,
        "{{resolve:secretsmanager:OriginSecret:SecretString:::}}"
      })
  void refusesWhoDoesNotKnowASecret(String guess) {
    refused(request().header("x-origin-verify", guess).send(handler(ORIGIN_SECRET, FORMER)));
  }

  @Test
  void refusesEveryPrefixOfASecret() {
    for (int length = 0; length < ORIGIN_SECRET.length(); length++) {
      String prefix = ORIGIN_SECRET.substring(0, length);
      refused(request().header("x-origin-verify", prefix).send(handler(ORIGIN_SECRET)));
    }
  }

  @Test
  void refusesBeforeItLooksAtAnythingElse() {
    Answer answer =
        TestRequest.to("POST /nowhere")
            .without("x-origin-verify")
            .header("content-type", "text/plain")
            .json("{")
            .send(handler(ORIGIN_SECRET));

    refused(answer);
  }

  @Test
  void doesNotSayWhatIsMissing() {
    Answer answer = request().without("x-origin-verify").send(handler(ORIGIN_SECRET));

    assertThat(answer.json().properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("type", "title", "status", "requestId");
    assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  private void refused(Answer answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("forbidden");
    assertThat(answered).isEmpty();
  }

  private static TestRequest request() {
    return TestRequest.to("GET /");
  }

  private RequestStreamHandler handler(String... secrets) {
    HttpFunction function =
        new HttpFunction(new OriginSecrets(List.of(secrets)), new Cors(List.of(ORIGIN)));
    return (event, answer, context) ->
        function.run(
            event,
            answer,
            context,
            request -> {
              answered.add(request.routeKey());
              return HttpResponse.empty(204);
            });
  }
}
