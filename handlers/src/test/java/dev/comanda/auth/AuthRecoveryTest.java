package dev.comanda.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.runtime.http.TestRequest.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes sent again, lost passwords, and sessions that are ended. */
class AuthRecoveryTest {

  private static final EmailAddress ANA = new EmailAddress("ana@example.com");
  private static final Password PASSWORD = new Password("correct horse 1A");
  private static final Tokens TOKENS = new Tokens("access", "id", Optional.of("refresh"), 900);
  private static final String RESET =
      "{\"email\":\"ana@example.com\",\"code\":\"123456\",\"password\":\"correct horse 1A\"}";

  private final FakePool pool = new FakePool();
  private final TestAuth auth = new TestAuth(pool, profile -> {});

  @ParameterizedTest
  @ValueSource(strings = {"resend", "forgot-password"})
  void sendsACodeWithoutTellingWhetherItDid(String route) {
    Answer answer = post(route, "{\"email\":\"Ana@example.com\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"accepted\":true}");
    assertThat(pool.asked).containsExactly(new EmailAddress("ana@example.com"));
    assertThat(post(route, "{\"email\":\"ana\"}").pointers()).containsExactly("/email");
  }

  @Test
  void changesThePasswordOfWhoeverHasTheCode() {
    pool.answering(TOKENS);

    Answer answer = post("reset-password", RESET);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"reset\":true,\"sessionsEnded\":true}");
    assertThat(pool.asked)
        .containsExactly(ANA, "123456", PASSWORD, ANA, PASSWORD, "ended with access");
    assertThat(post("reset-password", "{}").pointers())
        .containsExactlyInAnyOrder("/email", "/code", "/password");
  }

  @Test
  void endsASession() {
    Answer answer = post("logout", "{\"refreshToken\":\"refresh\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"signedOut\":true}");
    assertThat(pool.asked).containsExactly("refresh");
  }

  @Test
  void tellsWhenOtherSessionsCouldNotBeEnded() {
    pool.answering(TOKENS).failing("endSessions");

    Answer answer = post("reset-password", RESET);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"reset\":true,\"sessionsEnded\":false}");
  }

  @Test
  void endsNoSessionOfWhoeverHasNoCode() {
    pool.refusing(Refusal.WRONG_CODE);

    assertThat(post("reset-password", RESET).problem()).isEqualTo("wrong-code");
    assertThat(pool.asked).containsExactly(ANA, "123456", PASSWORD);
  }

  /** The pool looks at passwords of registered addresses alone. */
  @ParameterizedTest
  @ValueSource(strings = {"alllowercase1", "ALLUPPERCASE1", "No-digits-here"})
  void refusesAWeakPasswordBeforeThePoolIsAsked(String weak) {
    Answer answer = post("reset-password", RESET.replace("correct horse 1A", weak));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("weak-password");
    assertThat(answer.pointers()).containsExactly("/password");
    assertThat(pool.asked).isEmpty();
  }

  @Test
  void endsAllSessions() {
    pool.answering(TOKENS);

    Answer answer = post("logout-everywhere", "{\"refreshToken\":\"refresh\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"signedOut\":true}");
    assertThat(pool.asked).containsExactly("refresh", "ended with access");
  }

  @Test
  void cannotEndAllSessionsWithOneThatHasEnded() {
    pool.refusing(Refusal.SESSION_EXPIRED);

    assertThat(post("logout-everywhere", "{\"refreshToken\":\"old\"}").status()).isEqualTo(401);
  }

  private Answer post(String route, String json) {
    return auth.post(route, json);
  }
}
