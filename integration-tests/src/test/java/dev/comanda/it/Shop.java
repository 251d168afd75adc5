package dev.comanda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.it.Api.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What a customer does in the shop. */
public final class Shop {

  private static final String PASSWORD = "Cazuela-de-barro-7";

  private final Target target;
  private final Api api;
  private final Mailbox mailbox;

  /** The shop of a target, every answer of it checked against the API's description. */
  public Shop(Target target) {
    this(target, Api.described(target.api()));
  }

  /** The shop of a target, reached through that API. */
  public Shop(Target target, Api api) {
    this.target = target;
    this.api = api;
    this.mailbox = new Mailbox(target.inbox());
  }

  public Target target() {
    return target;
  }

  public Api api() {
    return api;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  /** Registers, confirms with the code from the inbox, and signs in. */
  public Customer customer(String locale) {
    return customer(locale, locale.equals("es") ? "Íñigo Muñoz" : "Ann O'Neill");
  }

  /** The same, under a name of one's own. */
  public Customer customer(String locale, String name) {
    return customer("customer-" + UUID.randomUUID() + "@example.com", locale, name);
  }

  /** The same, at an address of one's own. */
  public Customer customerAt(String email, String locale) {
    return customer(email, locale, "Ann O'Neill");
  }

  private Customer customer(String email, String locale, String name) {
    String id = register(email, name, locale).json().path("customerId").asText();
    confirm(email, mailbox.awaitCode(email));
    return signIn(id, email, PASSWORD, locale);
  }

  /** Registers, and expects no refusal. */
  public Answer register(String email, String name, String locale) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("email", email).put("password", PASSWORD).put("name", name).put("locale", locale);
    Answer answer = api.post("/auth/register", Map.of(), body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer;
  }

  /** Confirms the address, and expects no refusal. */
  public void confirm(String email, String code) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("email", email).put("code", code);
    Answer answer = api.post("/auth/confirm", Map.of(), body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** Tries to sign in. */
  public Answer login(String email, String password) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("email", email).put("password", password);
    return api.post("/auth/login", Map.of(), body.toString());
  }

  private Customer signIn(String id, String email, String password, String locale) {
    Answer answer = login(email, password);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode tokens = answer.json();
    return new Customer(
        id,
        email,
        password,
        locale,
        tokens.path("accessToken").asText(),
        tokens.path("idToken").asText(),
        tokens.path("refreshToken").asText());
  }

  /** Ends every session of a customer: none of their refresh tokens is taken any longer. */
  public void signOutEverywhere(Customer customer) {
    try (var cognito = target.cognito()) {
      cognito.globalSignOut(end -> end.accessToken(customer.accessToken()));
    }
  }

  /** A customer's orders, newest first. */
  public List<String> orderIds(Customer customer) {
    return api.get("/orders?limit=50", customer.authorization())
        .json()
        .path("items")
        .findValuesAsText("orderId");
  }

  /** The first page of the catalogue that is in stock. */
  public List<JsonNode> products() {
    return StreamSupport.stream(
            api.get("/products?limit=50", Map.of()).json().path("items").spliterator(), false)
        .filter(product -> product.path("stock").asText().equals("in_stock"))
        .toList();
  }

  /** The first product that is in stock. */
  public String anyProduct() {
    return products().get(0).path("productId").asText();
  }

  /**
   * Orders one of that product, and expects no refusal.
   *
   * @return the order's id
   */
  public String orderAnything(Customer customer) {
    return placeOrder(customer, anyProduct()).path("orderId").asText();
  }

  /** Orders one of each of those products, and expects no refusal. */
  public JsonNode placeOrder(Customer customer, String... productIds) {
    Answer answer = order(customer, UUID.randomUUID().toString(), lines(productIds));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  /** Sends any body to {@code POST /orders}. */
  public Answer order(Customer customer, String idempotencyKey, String body) {
    Map<String, String> headers = new HashMap<>(customer.authorization());
    headers.put("Idempotency-Key", idempotencyKey);
    return api.post("/orders", headers, body);
  }

  /** A body with one of each of those products. */
  public static String lines(String... productIds) {
    ArrayNode lines = Json.MAPPER.createArrayNode();
    for (String productId : productIds) {
      lines.addObject().put("productId", productId).put("quantity", 1);
    }
    return Json.MAPPER.createObjectNode().set("lines", lines).toString();
  }

  /** A body with one line. */
  public static String line(String productId, int quantity) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putArray("lines").addObject().put("productId", productId).put("quantity", quantity);
    return body.toString();
  }
}
