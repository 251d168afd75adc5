package dev.comanda.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Language;
import dev.comanda.runtime.http.TestRequest.Answer;
import dev.comanda.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class AuthHandlerTest {

  private static final Tokens TOKENS =
      new Tokens(
          "access",
          idToken(Map.of("sub", "id-1", "email", "ana@example.com", "name", "Ana", "locale", "en")),
          Optional.of("refresh"),
          900);

  private final FakePool pool = new FakePool();
  private final List<Profile> saved = new ArrayList<>();

  @Test
  void registersACustomer() {
    pool.answering("id-1");

    Answer answer = register(Map.of("email", "Ana@Example.com", "name", " Ana Pérez 🙂 "));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"customerId\":\"id-1\"}");
    assertThat(pool.asked)
        .containsExactly(
            new Registration(
                new EmailAddress("ana@example.com"),
                new Password("correct horse 1A"),
                new CustomerName("Ana Pérez 🙂"),
                Language.ES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "ana@",
        "@example.com",
        "ana@example",
        "ana@@example.com",
        "ana@example..com",
        "a..b@example.com",
        ".a@example.com",
        "ana@-example.com",
        "ana perez@example.com",
        "ana@example.com\r\nBcc: eva@example.com",
        "ana@example.com\n",
        "Ana <ana@example.com>",
        "ana@example.com,eva@example.com",
        "ñ@example.com",
        "ana@exámple.com",
        "a\u0000@example.com"
      })
  void refusesWhatIsNoMailAddress(String email) {
    assertThat(register(Map.of("email", email)).pointers()).containsExactly("/email");
    assertThat(pool.asked).isEmpty();
  }

  @Test
  void refusesAMailAddressThatIsTooLong() {
    String at128 = "b".repeat(64) + "@" + "a".repeat(59) + ".com";

    assertThat(at128).hasSize(128);
    pool.answering("id-1");
    assertThat(register(Map.of("email", at128)).status()).isEqualTo(201);
    assertThat(register(Map.of("email", at128 + "c")).pointers()).containsExactly("/email");
    assertThat(register(Map.of("email", "b" + at128.substring(0, 120))).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "Ana\r\nBcc: x",
        "A\u0007",
        "A\u2028B",
        "\u202EanA",
        "A\u0000",
        "\uD83D",
        "\u200EAna",
        "Ana\u200F",
        "A\u061Cna",
        "\u200B\u200D",
        "\uFEFF",
        "\u3164\u115F",
        "\u2800",
        "\u0301",
        "\uDB40\uDC41"
      })
  void refusesANameThatBreaksAMail(String name) {
    assertThat(register(Map.of("name", name)).pointers()).containsExactly("/name");
    assertThat(pool.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"李", "نگ\u200Cار", "🙂", "e\u0301", "O’Brien", "जो"})
  void takesANameOfAnyScript(String name) {
    pool.answering("id-1");

    assertThat(register(Map.of("name", name)).status()).isEqualTo(201);
  }

  @Test
  void countsTheCodePointsOfAName() {
    pool.answering("id-1");

    assertThat(register(Map.of("name", "🙂".repeat(100))).status()).isEqualTo(201);
    assertThat(register(Map.of("name", "🙂".repeat(101))).status()).isEqualTo(400);
  }

  @Test
  void refusesAPasswordOfAnotherLength() {
    assertThat(register(Map.of("password", "Short1!")).pointers()).containsExactly("/password");
    assertThat(register(Map.of("password", "x".repeat(257))).pointers())
        .containsExactly("/password");
    assertThat(register(Map.of("password", "seven char ")).pointers()).containsExactly("/password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fr", "ES", "es-ES"})
  void speaksTwoLanguages(String locale) {
    assertThat(register(Map.of("locale", locale)).pointers()).containsExactly("/locale");
  }

  @Test
  void namesEveryFieldThatIsMissingOrUnknown() {
    assertThat(post("register", "{\"admin\":true}").pointers())
        .containsExactlyInAnyOrder("/email", "/password", "/name", "/locale", "/admin");
  }

  @Test
  void neverRepeatsAPassword() {
    assertThat(register(Map.of("password", "sécret\n")).body()).doesNotContain("sécret");
    assertThat(post("login", "{\"password\":7,\"email\":\"x\"}").body()).doesNotContain("\":7");
    assertThat(new Password("secret").toString()).doesNotContain("secret");
  }

  @Test
  void confirmsAnAddress() {
    Answer answer = post("confirm", "{\"email\":\"Ana@example.com\",\"code\":\"123456\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"confirmed\":true}");
    assertThat(pool.asked).containsExactly(new EmailAddress("ana@example.com"), "123456");
  }

  @Test
  void signsInAndKeepsTheProfile() {
    pool.answering(TOKENS);

    Answer answer = login();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("accessToken", "idToken", "refreshToken", "expiresIn");
    assertThat(answer.json().get("expiresIn").asInt()).isEqualTo(900);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(saved).containsExactly(new Profile("id-1", "ana@example.com", "Ana", Language.EN));
  }

  @Test
  void failsASignInWhoseProfileIsNotSaved() {
    pool.answering(TOKENS);

    Answer answer =
        login(
            profile -> {
              throw DynamoDbException.builder().statusCode(400).build();
            });

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.body()).doesNotContain("access");
  }

  @Test
  void knowsACustomerThatAnOperatorMadeByTheAddress() {
    assertThat(Profile.of(idToken(Map.of("sub", "id-2", "email", "eva@example.com"))))
        .isEqualTo(new Profile("id-2", "eva@example.com", "eva@example.com", Language.ES))
        .isEqualTo(
            Profile.of(
                idToken(Map.of("sub", "id-2", "email", "eva@example.com", "name", "\u200B "))));
  }

  @Test
  void refreshesWithoutARefreshTokenInTheAnswer() {
    pool.answering(new Tokens("access", "id", Optional.empty(), 900));

    Answer answer = post("refresh", "{\"refreshToken\":\"refresh\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"accessToken\":\"access\",\"idToken\":\"id\",\"expiresIn\":900}");
    assertThat(saved).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL_TAKEN, 409, email-taken",
    "WEAK_PASSWORD, 400, weak-password",
    "UNREACHABLE, 400, invalid-input",
    "INVALID, 400, invalid-input",
    "TOO_MANY_REQUESTS, 429, too-many-requests",
    "WRONG_CODE, 400, wrong-code",
    "WRONG_CREDENTIALS, 401, wrong-credentials",
    "NOT_CONFIRMED, 403, not-confirmed",
    "SESSION_EXPIRED, 401, session-expired",
  })
  void tellsARefusalAsAProblem(Refusal refusal, int status, String slug) {
    pool.refusing(refusal);

    Answer answer = login();

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(slug);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("detail").asText()).isNotBlank();
    assertThat(saved).isEmpty();
  }

  @Test
  void pointsToTheWeakPassword() {
    pool.refusing(Refusal.WEAK_PASSWORD);

    assertThat(register(Map.of()).pointers()).containsExactly("/password");
  }

  @Test
  void saysWhenTooManyMayTryAgain() {
    pool.refusing(Refusal.TOO_MANY_REQUESTS);

    assertThat(login().header("Retry-After")).isEqualTo("5");
  }

  @Test
  void hasNoOtherRoute() {
    assertThat(post("delete", "{}").status()).isEqualTo(404);
  }

  private Answer register(Map<String, String> different) {
    Map<String, String> body =
        new LinkedHashMap<>(
            Map.of(
                "email", "ana@example.com",
                "password", "correct horse 1A",
                "name", "Ana",
                "locale", "es"));
    body.putAll(different);
    StringBuilder json = new StringBuilder();
    body.forEach(
        (name, value) ->
            json.append(json.isEmpty() ? "{" : ",")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(escaped(value))
                .append('"'));
    return post("register", json.append('}').toString());
  }

  private Answer login() {
    return login(saved::add);
  }

  private Answer login(Profiles profiles) {
    return post("login", "{\"email\":\"ana@example.com\",\"password\":\"x\"}", profiles);
  }

  private Answer post(String route, String json) {
    return post(route, json, saved::add);
  }

  private Answer post(String route, String json, Profiles profiles) {
    return new TestAuth(pool, profiles).post(route, json);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
    return escaped.toString();
  }

  private static String idToken(Map<String, String> claims) {
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Json.write(claims).getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }
}
