package dev.comanda.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.runtime.http.TestRequest;
import dev.comanda.runtime.http.TestRequest.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes sent again, lost passwords, and sessions that are ended. */
class AuthRecoveryTest {

  private final FakePool pool = new FakePool();

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
    Answer answer =
        post(
            "reset-password",
            "{\"email\":\"ana@example.com\",\"code\":\"123456\",\"password\":\"correct 1A\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"reset\":true}");
    assertThat(pool.asked)
        .containsExactly(new EmailAddress("ana@example.com"), "123456", new Password("correct 1A"));
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

  private Answer post(String route, String json) {
    return TestRequest.to("POST /auth/" + route)
        .json(json)
        .send(new AuthHandler(TestRequest.function(), pool, profile -> {}));
  }
}
