package dev.comanda.operations.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.Outputs;
import dev.comanda.operations.shop.Refusals;
import dev.comanda.operations.shop.ShopTable;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** What a customer does in the shop, up to an order; the operator only confirms the address. */
final class ShopVisit {

  private static final String NAME = "Comanda Verify";
  private static final int PASSWORD_BYTES = 24;

  private final Clients clients;
  private final Outputs outputs;
  private final ShopTable table;
  private final LookAt lookAt;
  private final VerifyReport report;
  private final Made made;
  private final ShopApi api;

  /** Never shown. Each kind of character that a pool may ask for is in it. */
  private final String password = "aA1!" + random();

  private String accessToken;
  private JsonNode product;
  private JsonNode order;
  private long stockBefore;
  private long answered;

  ShopVisit(
      Clients clients,
      Outputs outputs,
      ShopTable table,
      LookAt lookAt,
      VerifyReport report,
      Made made) {
    this.clients = clients;
    this.outputs = outputs;
    this.table = table;
    this.lookAt = lookAt;
    this.report = report;
    this.made = made;
    this.api = new ShopApi(outputs.text("ApiUrl"));
  }

  /**
   * Goes through the shop.
   *
   * @throws NotSeenException after it has been reported, if a step fails
   */
  PlacedOrder order(String email, Optional<String> productId) {
    List<String> auth = lookAt.alarms("ApiOriginUrl", "AuthFunctionFails", "ApiFails");
    List<String> products = lookAt.alarms("ApiOriginUrl", "ProductsFunctionFails", "ApiFails");
    List<String> orders = lookAt.alarms("ApiOriginUrl", "OrdersFunctionFails", "ApiFails");
    step("register", auth, () -> register(email));
    step("confirm", List.of(), () -> confirm(email));
    step("sign in", auth, () -> signIn(email));
    step("catalogue", products, () -> choose(productId));
    step("order", orders, this::order);
    step("read", orders, this::read);
    return new PlacedOrder(
        made.orderId(),
        made.customerId(),
        product.path("productId").asText(),
        answered,
        stockBefore);
  }

  /** Only an address that nobody has is registered: what is ours is deleted in the end. */
  private String register(String email) {
    String pool = outputs.text("UserPoolId");
    try {
      clients.customers().adminGetUser(get -> get.userPoolId(pool).username(email));
      throw new NotSeenException(email + " is a customer already: take another --email");
    } catch (UserNotFoundException free) {
      made.customer(email);
    }
    made.customerId(api.register(email, password, NAME));
    return email;
  }

  private String confirm(String email) {
    String pool = outputs.text("UserPoolId");
    clients.customers().adminConfirmSignUp(confirm -> confirm.userPoolId(pool).username(email));
    return "by the operator, without the mailed code";
  }

  private String signIn(String email) {
    accessToken = api.signIn(email, password);
    return "customer " + made.customerId();
  }

  private String choose(Optional<String> wanted) {
    List<JsonNode> products = api.products();
    product =
        products.stream()
            .filter(
                candidate ->
                    wanted.isEmpty()
                        ? candidate.path("stock").asText().equals("in_stock")
                        : candidate.path("productId").asText().equals(wanted.get()))
            .min(Comparator.comparingLong(candidate -> candidate.at("/price/amount").asLong()))
            .orElseThrow(
                () ->
                    new NotSeenException(
                        wanted
                            .map(id -> "there is no product " + id)
                            .orElse("no product is in stock; has the shop been seeded?")));
    stockBefore = table.stock(product.path("productId").asText());
    return products.size()
        + " products, "
        + (wanted.isEmpty() ? "the cheapest in stock is " : "among them ")
        + product.path("productId").asText();
  }

  private String order() {
    order =
        api.order(accessToken, UUID.randomUUID().toString(), product.path("productId").asText());
    answered = System.nanoTime();
    made.order(order.path("orderId").asText());
    return made.orderId() + ", one unit for " + Price.of(order.path("total"));
  }

  private String read() {
    JsonNode seen = api.order(accessToken, made.orderId());
    if (!seen.equals(order)) {
      throw new NotSeenException("GET /orders/" + made.orderId() + " answers another order");
    }
    return seen.path("status").asText() + ", the same as was answered";
  }

  private void step(String name, List<String> alarms, Supplier<String> work) {
    if (Thread.currentThread().isInterrupted()) {
      throw new StoppedException();
    }
    long began = System.nanoTime();
    try {
      String what = work.get();
      report.seen(Duration.ofNanos(System.nanoTime() - began), name, what);
    } catch (AbortedException e) {
      throw new StoppedException();
    } catch (SdkException e) {
      report.missing(name, Refusals.told(e), rights(e));
      throw new NotSeenException(name);
    } catch (NotSeenException e) {
      report.missing(name, e.getMessage(), lookAt.ofApi(alarms));
      throw e;
    }
  }

  private static List<String> rights(SdkException e) {
    return e instanceof AwsServiceException
        ? List.of("rights  operations.md, Verify a deployment")
        : List.of();
  }

  private static String random() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
