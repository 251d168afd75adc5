package dev.comanda.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.contract.Recorded;
import dev.comanda.contract.Samples;
import dev.comanda.runtime.aws.DynamoDbJson;
import dev.comanda.runtime.http.HttpRequest;
import dev.comanda.runtime.http.OpenApi;
import dev.comanda.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The example of an order in the description of the API, with everything that a request may hold:
 * it is answered as the description says, and kept as the sample that the stream is tested with.
 */
class SampleOrderTest {

  private static final JsonNode POST = OpenApi.operation("/orders", "post");
  private static final String REQUEST = OpenApi.request("/orders");

  private static final Customer CUSTOMER =
      new Customer(Samples.CUSTOMER_ID, Samples.EMAIL, "Lucía Fernández", "es");

  private static final Map<ProductId, Product> CATALOGUE =
      Stream.of(
              product("olive-oil", "Aceite de oliva", "Olive oil", 1250),
              product("ham", "Jamón", "Ham", 40_000))
          .collect(Collectors.toMap(Product::productId, Function.identity()));

  private final Order order = placed();

  @Test
  @Tag(Recorded.TAG)
  void isKeptAsTheStreamReadsIt() {
    Recorded.sample(
        Samples.ORDER_ITEM,
        DynamoDbJson.json(OrderItem.of(order), "pk", "sk", "gsi1pk", "gsi1sk", "entity"));
  }

  @Test
  void isAnsweredAsTheApiSays() throws Exception {
    assertThat(new ObjectMapper().readTree(Json.write(OrderJson.of(order))))
        .isEqualTo(POST.at("/responses/201/content/application~1json/example"));
  }

  @Test
  void keepsEverythingThatTheRequestSays() {
    assertThat(leaves(DynamoDbJson.json(OrderItem.of(order))))
        .containsAll(leaves(Json.parse(REQUEST)));
  }

  @Test
  void isReadAsItWasKept() {
    Map<String, AttributeValue> kept =
        DynamoDbJson.item(Json.parse(Samples.text(Samples.ORDER_ITEM)));

    assertThat(OrderItem.read(kept)).isEqualTo(order);
    assertThat(OrderItem.of(OrderItem.read(kept))).isEqualTo(kept);
  }

  @Test
  void isNoOrderWithoutALine() {
    Map<String, AttributeValue> kept = new HashMap<>(OrderItem.of(order));
    kept.put("lines", AttributeValue.fromL(List.of()));

    assertThatThrownBy(() -> OrderItem.read(kept)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Order placed() {
    PlaceOrder wish = PlaceOrderRequest.read(request(), CUSTOMER.customerId());
    return Order.placed(new OrderId(Samples.ORDER_ID), CUSTOMER, wish.cart(), CATALOGUE);
  }

  private static HttpRequest request() {
    return HttpRequest.parse(
        new ByteArrayInputStream(
            Json.bytes(
                Map.of(
                    "headers",
                    Map.of("content-type", "application/json", "idempotency-key", "sample"),
                    "body",
                    REQUEST))));
  }

  private static Product product(String id, String es, String en, long price) {
    return new Product(new ProductId(id), new LocalizedText(es, en), new Money(price, "EUR"));
  }

  private static List<String> leaves(Object json) {
    List<String> leaves = new ArrayList<>();
    if (json instanceof Map<?, ?> members) {
      members.values().forEach(member -> leaves.addAll(leaves(member)));
    } else if (json instanceof List<?> elements) {
      elements.forEach(element -> leaves.addAll(leaves(element)));
    } else {
      leaves.add(String.valueOf(json));
    }
    return leaves;
  }
}
