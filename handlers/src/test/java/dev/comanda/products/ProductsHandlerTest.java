package dev.comanda.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.runtime.Clocks;
import dev.comanda.runtime.aws.FaultyClient;
import dev.comanda.runtime.aws.LocalTable;
import dev.comanda.runtime.http.Cursor;
import dev.comanda.runtime.http.TestRequest;
import dev.comanda.runtime.http.TestRequest.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductsHandlerTest {

  private LocalTable table;
  private ProductsHandler handler;

  @BeforeAll
  void fillTheCatalogue() {
    table = new LocalTable();
    table.putProduct("cup", "kitchen", 900, 0);
    table.putProduct("mug", "kitchen", 1250, 6);
    table.putProduct("pot", "kitchen", 3999, 5);
    table.putProduct("tea", "food", 499, 100);
    handler = handler(table.client());
  }

  @AfterAll
  void closeTheTable() {
    table.close();
  }

  @Test
  void showsAProduct() {
    assertThat(get("mug").body())
        .isEqualTo(
            "{\"productId\":\"mug\",\"category\":\"kitchen\",\"name\":{\"es\":\"mug (es)\","
                + "\"en\":\"mug (en)\"},\"description\":{\"es\":\"mug described (es)\","
                + "\"en\":\"mug described (en)\"},\"price\":{\"amount\":1250,\"currency\":\"EUR\"},"
                + "\"image\":\"mug.svg\",\"stock\":\"in_stock\"}");
  }

  @Test
  void listsAllWithAHintOfTheirStock() {
    JsonNode items = list().send(handler).json().get("items");

    assertThat(items.findValuesAsText("productId")).containsExactly("cup", "mug", "pot", "tea");
    assertThat(items.findValuesAsText("stock"))
        .containsExactly("out", "in_stock", "low", "in_stock");
  }

  @Test
  void listsOneCategory() {
    assertThat(ids(list().query("category", "food").send(handler))).containsExactly("tea");
    assertThat(ids(list().query("category", "garden").send(handler))).isEmpty();
  }

  @Test
  void listsInPagesWithinAllAndWithinACategory() {
    assertThat(walk(null)).containsExactly("cup", "mug", "pot", "tea");
    assertThat(walk("kitchen")).containsExactly("cup", "mug", "pot");
  }

  @Test
  void refusesTheCursorOfAnotherCategory() {
    String cursor = list().query("limit", "1").send(handler).json().get("nextCursor").asText();

    Answer answer = list().query("category", "food").query("cursor", cursor).send(handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly("query/cursor");
    String forged = Cursor.of("products", "").after("a b");
    assertThat(list().query("cursor", forged).send(handler).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Food", "a b", "a#b"})
  void refusesACategoryOfAnotherForm(String category) {
    assertThat(list().query("category", category).send(handler).pointers())
        .containsExactly("query/category");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "51", "x"})
  void refusesAnotherLimit(String limit) {
    assertThat(list().query("limit", limit).send(handler).pointers())
        .containsExactly("query/limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ufo", "", "MUG", "a/b", "\u0000"})
  void doesNotFindWhatIsNotThere(String id) {
    Answer answer = get(id);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void letsEverybodyKeepAnAnswerForAMinute() {
    Answer answer = get("mug");

    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}\"");
    assertThat(answer.header("ETag")).isNotEqualTo(get("tea").header("ETag"));
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  @Test
  void doesNotSendAgainWhatIsKnown() {
    String tag = get("mug").header("ETag");

    for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "\"a,b\"," + tag, "*")) {
      Answer answer = one("mug").header("if-none-match", known).send(handler);
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("ETag")).isEqualTo(tag);
    }
    for (String other : List.of("\"x\"", tag.replace("\"", ""), "W/\"x\"", "")) {
      assertThat(one("mug").header("if-none-match", other).send(handler).status()).isEqualTo(200);
    }
  }

  @Test
  void givesTheListATagThatChangesWithTheStock() {
    String before = list().query("category", "food").send(handler).header("ETag");
    table.putStock("tea", 1);

    assertThat(list().query("category", "food").send(handler).header("ETag")).isNotEqualTo(before);
    table.putStock("tea", 100);
  }

  @Test
  void asksAgainForStockThatWasNotProcessed() {
    FaultyClient reads = new FaultyClient(table.client(), BatchGetItemRequest.class);
    reads.then(
        call ->
            () ->
                BatchGetItemResponse.builder()
                    .unprocessedKeys(((BatchGetItemRequest) reads.requests().get(0)).requestItems())
                    .build());

    assertThat(one("mug").send(handler(reads)).json().get("stock").asText()).isEqualTo("in_stock");
  }

  private static ProductsHandler handler(DynamoDbClient client) {
    return new ProductsHandler(
        TestRequest.function(),
        new DynamoDbCatalogue(client, LocalTable.NAME, Clocks.utc(), time -> {}));
  }

  private List<String> walk(String category) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      TestRequest request = list().query("limit", "2");
      if (category != null) {
        request.query("category", category);
      }
      if (cursor != null) {
        request.query("cursor", cursor);
      }
      Answer answer = request.send(handler);
      ids.addAll(ids(answer));
      cursor = answer.json().path("nextCursor").asText(null);
    } while (cursor != null);
    return ids;
  }

  private static List<String> ids(Answer answer) {
    return answer.json().get("items").findValuesAsText("productId");
  }

  private Answer get(String id) {
    return one(id).send(handler);
  }

  private static TestRequest one(String id) {
    return TestRequest.to("GET /products/{id}").path("id", id);
  }

  private static TestRequest list() {
    return TestRequest.to("GET /products");
  }
}
