package dev.comanda.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.it.Api.Answer;
import dev.comanda.it.Customer;
import dev.comanda.it.Json;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registration, confirmation, signing in, and staying so. */
class AuthIT {

  private final Shop shop = new Shop(Product.shared());

  @Test
  void anAddressCanBeTakenOnce() {
    Customer customer = shop.customer("en");

    Answer answer = register(customer.email(), "Cazuela-de-barro-7", "Ann", "en");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("email-taken");
  }

  @ParameterizedTest
  @CsvSource({
    "not-an-address,    Cazuela-de-barro-7, Ann, en, /email",
    "a@b@c.example,     Cazuela-de-barro-7, Ann, en, /email",
    "new-1@example.com, short,              Ann, en, /password",
    "new-2@example.com, alllowercaseletters,Ann, en, /password",
    "new-3@example.com, Cazuela-de-barro-7, '',  en, /name",
    "new-4@example.com, Cazuela-de-barro-7, Ann, fr, /locale",
  })
  void badRegistrationsNameTheField(
      String email, String password, String name, String locale, String pointer) {
    Answer answer = register(email, password, name, locale);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors"))
        .extracting(error -> error.path("pointer").asText())
        .contains(pointer);
  }

  @Test
  void aNameCannotBreakOutOfAHeader() {
    Answer answer =
        register("new-5@example.com", "Cazuela-de-barro-7", "Ann\r\nBcc: all@example.com", "en");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/name");
  }

  @Test
  void anUnconfirmedCustomerIsToldSo() {
    String email = "unconfirmed-" + UUID.randomUUID() + "@example.com";
    shop.register(email, "Ann", "en");

    Answer answer = shop.login(email, "Cazuela-de-barro-7");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("not-confirmed");
  }

  @Test
  void aWrongCodeConfirmsNobody() {
    String email = "code-" + UUID.randomUUID() + "@example.com";
    shop.register(email, "Ann", "en");
    String code = shop.mailbox().awaitCode(email);
    String wrong = code.equals("000000") ? "000001" : "000000";

    Answer answer = confirm(email, wrong);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("wrong-code");
    assertThat(confirm(email, code).status()).isEqualTo(200);
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressAreTheSame() {
    Customer customer = shop.customer("en");

    Answer wrong = shop.login(customer.email(), "Wrong-password-1");
    Answer unknown = shop.login("nobody-" + UUID.randomUUID() + "@example.com", "Wrong-password-1");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(withoutRequestId(wrong)).isEqualTo(withoutRequestId(unknown));
  }

  @Test
  void aRefreshTokenGivesNewTokens() {
    Customer customer = shop.customer("en");
    ObjectNode body = Json.MAPPER.createObjectNode().put("refreshToken", customer.refreshToken());

    Answer answer = shop.api().post("/auth/refresh", Map.of(), body.toString());

    assertThat(answer.status()).isEqualTo(200);
    String token = answer.json().path("accessToken").asText();
    assertThat(shop.api().get("/orders", Map.of("Authorization", "Bearer " + token)).status())
        .isEqualTo(200);
  }

  @Test
  void aForgedRefreshTokenIsRefused() {
    Answer answer = shop.api().post("/auth/refresh", Map.of(), "{\"refreshToken\": \"forged\"}");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("session-expired");
  }

  @Test
  void aCodeSentAgainConfirmsAndTheFirstDoesNot() {
    String email = "again-" + UUID.randomUUID() + "@example.com";
    shop.register(email, "Ann", "en");
    String first = shop.mailbox().awaitCode(email);

    assertThat(post("resend", Map.of("email", email)).status()).isEqualTo(202);

    String second = shop.mailbox().awaitCode(email, 2);
    assertThat(confirm(email, first).problem()).isEqualTo("wrong-code");
    assertThat(confirm(email, second).status()).isEqualTo(200);
    assertThat(post("resend", Map.of("email", email)).status()).isEqualTo(202);
  }

  @Test
  void aLostPasswordIsReplacedWithACode() {
    Customer customer = shop.customer("en");
    String email = customer.email();

    assertThat(post("forgot-password", Map.of("email", email)).status()).isEqualTo(202);

    String code = shop.mailbox().awaitCode(email, 2);
    Answer weak = reset(email, code, "alllowercaseletters");
    assertThat(weak.problem()).isEqualTo("weak-password");
    Answer done = reset(email, code, "Sarten-de-hierro-8");
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.json().path("sessionsEnded").asBoolean()).isTrue();
    assertThat(refreshed(customer.refreshToken()).problem())
        .as("whoever was signed in with the old password")
        .isEqualTo("session-expired");
    assertThat(shop.login(email, customer.password()).problem()).isEqualTo("wrong-credentials");
    assertThat(shop.login(email, "Sarten-de-hierro-8").status()).isEqualTo(200);
    assertThat(reset(email, code, "Sarten-de-hierro-9").status()).isEqualTo(400);
  }

  @Test
  void nobodyLearnsFromALostPasswordWhoIsRegistered() {
    String nobody = "nobody-" + UUID.randomUUID() + "@example.com";

    assertThat(post("forgot-password", Map.of("email", nobody)).status()).isEqualTo(202);
    assertThat(post("resend", Map.of("email", nobody)).status()).isEqualTo(202);
    assertThat(reset(nobody, "123456", "Sarten-de-hierro-8").problem()).isEqualTo("wrong-code");
  }

  @Test
  void aSessionThatWasEndedGivesNoTokens() {
    Customer customer = shop.customer("en");
    Map<String, String> session = Map.of("refreshToken", customer.refreshToken());

    assertThat(post("logout", session).status()).isEqualTo(200);

    assertThat(post("refresh", session).problem()).isEqualTo("session-expired");
    assertThat(post("logout", session).status()).isEqualTo(200);
  }

  @Test
  void aCustomerSignsOutEverywhere() {
    Customer customer = shop.customer("en");
    String elsewhere =
        shop.login(customer.email(), customer.password()).json().path("refreshToken").asText();
    assertThat(refreshed(elsewhere).status()).isEqualTo(200);

    Map<String, String> session = Map.of("refreshToken", customer.refreshToken());
    assertThat(post("logout-everywhere", session).status()).isEqualTo(200);

    assertThat(refreshed(elsewhere).problem()).isEqualTo("session-expired");
    assertThat(refreshed(customer.refreshToken()).problem()).isEqualTo("session-expired");
    assertThat(post("logout-everywhere", session).problem()).isEqualTo("session-expired");
    assertThat(shop.login(customer.email(), customer.password()).status()).isEqualTo(200);
  }

  private Answer refreshed(String refreshToken) {
    return post("refresh", Map.of("refreshToken", refreshToken));
  }

  private Answer reset(String email, String code, String password) {
    return post("reset-password", Map.of("email", email, "code", code, "password", password));
  }

  private Answer post(String step, Map<String, String> body) {
    return shop.api().post("/auth/" + step, Map.of(), Json.MAPPER.valueToTree(body).toString());
  }

  private Answer register(String email, String password, String name, String locale) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("email", email).put("password", password).put("name", name).put("locale", locale);
    return shop.api().post("/auth/register", Map.of(), body.toString());
  }

  private Answer confirm(String email, String code) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("email", email).put("code", code);
    return shop.api().post("/auth/confirm", Map.of(), body.toString());
  }

  private static JsonNode withoutRequestId(Answer answer) {
    return ((ObjectNode) answer.json()).without("requestId");
  }
}
