package dev.comanda.orders;

import static dev.comanda.orders.Shop.ONE_MUG;
import static dev.comanda.runtime.http.TestRequest.ORIGIN;
import static dev.comanda.runtime.http.TestRequest.REQUEST_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Times;
import dev.comanda.runtime.http.TestRequest;
import dev.comanda.runtime.http.TestRequest.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What {@code POST /orders} answers to an order that it can read. */
class OrderPlacementTest {

  @RegisterExtension static final Shop SHOP = new Shop();

  @Test
  void answersAnOrderWithItsAddress() {
    Answer answer = SHOP.place("k", "{\"lines\":[{\"productId\":\"mug\",\"quantity\":3}]}");

    assertThat(answer.status()).isEqualTo(201);
    String orderId = answer.json().get("orderId").asText();
    assertThat(answer.header("Location")).isEqualTo("/orders/" + orderId);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("Location", "ETag");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body())
        .isEqualTo(
            "{\"orderId\":\""
                + orderId
                + "\",\"status\":\"PLACED\",\"placedAt\":\""
                + Times.text(SHOP.clock().instant())
                + "\",\"lines\":[{\"productId\":\"mug\",\"name\":{\"es\":\"mug (es)\","
                + "\"en\":\"mug (en)\"},\"quantity\":3,\"unitPrice\":{\"amount\":1250,"
                + "\"currency\":\"EUR\"},\"lineTotal\":{\"amount\":3750,\"currency\":\"EUR\"}}],"
                + "\"total\":{\"amount\":3750,\"currency\":\"EUR\"}}");
    assertThat(SHOP.order(orderId).body()).isEqualTo(answer.body());
  }

  @Test
  void answersARepetitionByteForByte() {
    Answer first = SHOP.place("k", ONE_MUG);

    Answer second = SHOP.place("k", ONE_MUG);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void hashesTheBytesOfTheBodyHoweverTheyTravel() {
    Answer first = SHOP.place("k", ONE_MUG);
    String encoded = Base64.getEncoder().encodeToString(ONE_MUG.getBytes(StandardCharsets.UTF_8));

    assertThat(SHOP.post("k").json(encoded).base64().send(SHOP.handler()).body())
        .isEqualTo(first.body());
    assertThat(SHOP.place("k", ONE_MUG + " ").problem()).isEqualTo("idempotency-key-reused");
    assertThat(SHOP.place("k", ONE_MUG + " ").status()).isEqualTo(422);
  }

  @Test
  void namesEveryShortLineWithWhatThereIs() {
    Answer answer =
        SHOP.place(
            "k",
            "{\"lines\":[{\"productId\":\"tea\",\"quantity\":2},"
                + "{\"productId\":\"mug\",\"quantity\":1},{\"productId\":\"cup\",\"quantity\":1}]}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("out-of-stock");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("requestId").asText()).isEqualTo(REQUEST_ID);
    assertThat(answer.pointers()).containsExactly("/lines/0/quantity", "/lines/2/quantity");
    assertThat(answer.json().at("/errors/0/available").asInt(-1)).isEqualTo(1);
    assertThat(answer.json().at("/errors/1/available").asInt(-1)).isZero();
  }

  @Test
  void namesEveryUnknownProduct() {
    Answer answer =
        SHOP.place(
            "k",
            "{\"lines\":[{\"productId\":\"ufo\",\"quantity\":2},"
                + "{\"productId\":\"mug\",\"quantity\":1},{\"productId\":\"yeti\",\"quantity\":1}]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("unknown-product");
    assertThat(answer.pointers()).containsExactly("/lines/0/productId", "/lines/2/productId");
  }

  @Test
  void sendsACustomerWithoutProfileToSignIn() {
    Answer answer =
        TestRequest.to("POST /orders")
            .by("stranger")
            .header("idempotency-key", "k")
            .json(ONE_MUG)
            .send(SHOP.handler());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("sign-in-again");
  }

  @Test
  void asksToTryAgainWhenTheTableDoesNotAnswer() {
    Answer answer = SHOP.placeWith(SdkClientException.create("no route to 10.0.0.1"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.body()).doesNotContain("10.0.0.1");
  }

  @Test
  void tellsNothingOfAFailureThatNobodyForesaw() {
    Answer answer =
        SHOP.placeWith(
            DynamoDbException.builder()
                .statusCode(400)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("arn:aws:secret")
                        .build())
                .build());

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.problem()).isEqualTo("internal-error");
    assertThat(answer.body()).doesNotContain("secret").contains(REQUEST_ID);
  }
}
