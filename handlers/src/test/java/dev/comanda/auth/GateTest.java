package dev.comanda.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.runtime.http.TestRequest.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Guessers are stopped, customers are not, and nobody learns who is registered. */
class GateTest {

  private static final String LOGIN = "{\"email\":\"ana@example.com\",\"password\":\"x\"}";
  private static final String CODE = "{\"email\":\"ana@example.com\",\"code\":\"000000\"}";
  private static final String EMAIL = "{\"email\":\"ana@example.com\"}";
  private static final String RESET =
      "{\"email\":\"ana@example.com\",\"code\":\"1\",\"password\":\"correct horse 1A\"}";
  private static final Tokens TOKENS =
      new Tokens("access", "e30.eyJzdWIiOiJpZC0xIiwiZW1haWwiOiJhQGIuYyJ9.x", Optional.of("r"), 900);

  private final FakePool pool = new FakePool();
  private final TestAuth auth = new TestAuth(pool, profile -> {});

  @ParameterizedTest
  @CsvSource({"login, 401", "confirm, 400", "reset-password, 400"})
  void stopsAGuesserBeforeThePoolWould(String route, int refused) {
    pool.refusing(route.equals("login") ? Refusal.WRONG_CREDENTIALS : Refusal.WRONG_CODE);

    for (int i = 0; i < 4; i++) {
      assertThat(guess(route, "192.0.2.66").status()).isEqualTo(refused);
    }
    int asked = pool.asked.size();
    Answer stopped = guess(route, "192.0.2.66");

    assertThat(stopped.status()).isEqualTo(429);
    assertThat(stopped.problem()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 3600);
    assertThat(pool.asked).as("nothing that the pool could count").hasSize(asked);
    assertThat(guess(route, "192.0.2.67").status()).as("the customer").isEqualTo(refused);
  }

  @Test
  void forgetsWhatWasWrongWhenTheCustomerIsRight() {
    pool.refusing(Refusal.WRONG_CREDENTIALS);
    IntStream.range(0, 3).forEach(i -> guess("login", "192.0.2.66"));
    pool.refusing(null).answering(TOKENS);

    assertThat(guess("login", "192.0.2.66").status()).isEqualTo(200);
    pool.refusing(Refusal.WRONG_CREDENTIALS);
    IntStream.range(0, 4)
        .forEach(i -> assertThat(guess("login", "192.0.2.66").status()).isEqualTo(401));
    assertThat(auth.counted).containsValue(7);
  }

  @Test
  void stopsWhoGuessesAtManyAddresses() {
    pool.refusing(Refusal.WRONG_CREDENTIALS);
    for (int i = 0; i < Limit.FAILURES.most(); i++) {
      String login = LOGIN.replace("ana", "customer-" + i);
      assertThat(auth.post("login", login, "192.0.2.66").status()).isEqualTo(401);
    }

    assertThat(guess("login", "192.0.2.66").status()).isEqualTo(429);
    assertThat(guess("confirm", "192.0.2.66").status()).isEqualTo(429);
  }

  @ParameterizedTest
  @CsvSource({"resend", "forgot-password"})
  void sendsFewMailsToAnAddress(String route) {
    IntStream.range(0, 3)
        .forEach(i -> assertThat(guess(route, "192.0.2.1").status()).isEqualTo(202));
    assertThat(guess(route, "192.0.2.1").status()).isEqualTo(429);
    assertThat(guess(route, "192.0.2.2").status()).isEqualTo(202);
    assertThat(guess(route, "192.0.2.3").status()).isEqualTo(429);
    assertThat(pool.asked).hasSize(4);
  }

  @Test
  void countsNothingThatFailedByItself() {
    pool.failing("login");
    for (int i = 0; i < 10; i++) {
      assertThat(guess("login", "192.0.2.66").status()).isGreaterThanOrEqualTo(500);
    }
    assertThat(auth.counted.values()).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({"login", "confirm", "reset-password", "resend", "forgot-password"})
  void answersInTheSameTimeWhateverThePoolHadToDo(String route) {
    if (!route.equals("resend") && !route.equals("forgot-password")) {
      pool.refusing(route.equals("login") ? Refusal.WRONG_CREDENTIALS : Refusal.WRONG_CODE);
    }
    pool.taking(Duration.ofMillis(33), auth.clock);

    guess(route, "192.0.2.66");

    assertThat(auth.waited).containsExactly(EvenTime.LEAST.minusMillis(33));
  }

  @Test
  void keepsNobodyWaitingWhoIsRight() {
    pool.answering(TOKENS);

    assertThat(guess("login", "192.0.2.66").status()).isEqualTo(200);
    assertThat(auth.waited).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void isStricterThanThePool(Limit limit) {
    if (limit != Limit.FAILURES) {
      assertThat(limit.most()).isLessThan(5);
    }
  }

  @Test
  void aNetworkOfIpv6IsOneCaller() {
    pool.refusing(Refusal.WRONG_CREDENTIALS);
    for (int i = 0; i < 4; i++) {
      assertThat(guess("login", "2001:db8:1:2::" + i).status()).isEqualTo(401);
    }
    assertThat(guess("login", "2001:db8:1:2:ffff::1").status()).isEqualTo(429);
    assertThat(guess("login", "2001:db8:1:3::1").status()).isEqualTo(401);
  }

  private Answer guess(String route, String caller) {
    String body =
        switch (route) {
          case "login" -> LOGIN;
          case "confirm" -> CODE;
          case "reset-password" -> RESET;
          default -> EMAIL;
        };
    return auth.post(route, body, caller);
  }
}
