package dev.comanda.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.it.Api.Answer;
import dev.comanda.it.Json;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/** A stranger learns from no answer, and from the time of none, what is known of an address. */
class AddressStatesIT {

  /** No answer that could tell comes sooner; what the pool does takes far less. */
  private static final Duration LEAST = Duration.ofMillis(500);

  private enum State {
    UNKNOWN,
    UNCONFIRMED,
    CONFIRMED,
    AWAITING_A_NEW_PASSWORD,
    GUESSED_AT_TOO_OFTEN
  }

  private final Shop shop = new Shop(Product.shared());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "login           | {'password': 'Wrong-password-1'}                        | 401",
        "confirm         | {'code': '000000x'}                                     | 400",
        "resend          | {}                                                      | 202",
        "forgot-password | {}                                                      | 202",
        "reset-password  | {'code': '000000x', 'password': 'Sarten-de-hierro-8'}   | 400",
        "reset-password  | {'code': '000000x', 'password': 'alllowercaseletters'}  | 400",
      })
  void anAddressIsAnsweredAsAnyOther(String route, String body, int status) throws Exception {
    Map<State, String> answers = new LinkedHashMap<>();
    Map<State, Duration> times = new LinkedHashMap<>();
    for (State state : State.values()) {
      ObjectNode json = (ObjectNode) Json.MAPPER.readTree(body.replace('\'', '"'));
      json.put("email", address(state));

      long start = System.nanoTime();
      Answer answer = shop.api().post("/auth/" + route, Map.of(), json.toString());
      times.put(state, Duration.ofNanos(System.nanoTime() - start));

      assertThat(answer.status()).as(state + " " + answer.text()).isEqualTo(status);
      answers.put(state, ((ObjectNode) answer.json()).without("requestId").toString());
    }

    assertThat(answers.values()).as("%s", answers).containsOnly(answers.get(State.UNKNOWN));
    if (!body.contains("alllowercaseletters")) {
      assertThat(times.values()).as("%s", times).allMatch(time -> time.compareTo(LEAST) >= 0);
    }
  }

  private String address(State state) {
    String email = "state-" + UUID.randomUUID() + "@example.com";
    switch (state) {
      case UNKNOWN -> {}
      case UNCONFIRMED -> shop.register(email, "Ann", "en");
      case CONFIRMED -> shop.customerAt(email, "en");
      case AWAITING_A_NEW_PASSWORD -> {
        shop.customerAt(email, "en");
        assertThat(
                shop.api()
                    .post("/auth/forgot-password", Map.of(), "{\"email\":\"" + email + "\"}")
                    .status())
            .isEqualTo(202);
      }
      case GUESSED_AT_TOO_OFTEN -> {
        shop.customerAt(email, "en");
        pastTheApi(email);
      }
    }
    return email;
  }

  /** The pool's own API is public as well, and knows no limit of ours. */
  private void pastTheApi(String email) {
    String client = shop.target().output("UserPoolClientId");
    try (CognitoIdentityProviderClient cognito = shop.target().cognito()) {
      IntStream.range(0, 7)
          .forEach(
              i -> {
                refused(
                    () ->
                        cognito.initiateAuth(
                            auth ->
                                auth.clientId(client)
                                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                                    .authParameters(
                                        Map.of("USERNAME", email, "PASSWORD", "Wrong-1"))));
                refused(() -> cognito.forgotPassword(f -> f.clientId(client).username(email)));
                refused(
                    () ->
                        cognito.confirmForgotPassword(
                            f ->
                                f.clientId(client)
                                    .username(email)
                                    .confirmationCode("000000x")
                                    .password("Sarten-de-hierro-8")));
              });
    }
  }

  private static void refused(Runnable call) {
    try {
      call.run();
    } catch (CognitoIdentityProviderException e) {
      // That is what it is for.
    }
  }
}
