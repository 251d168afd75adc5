package dev.comanda.operations.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.comanda.operations.shop.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CatalogueSeedTest {

  private final ArrayNode products =
      CatalogueSeed.read(Path.of("..", "catalogue", "products.json"));
  private final FakeDynamoDb dynamoDb = new FakeDynamoDb("T");
  private final DeployedTable table = new DeployedTable(dynamoDb, "T");
  private final CatalogueSeed seed = new CatalogueSeed(table);

  @Test
  void writesEveryProductAndItsStock() {
    seed.seed(products, Set.of());

    assertThat(ids())
        .allSatisfy(
            id -> {
              assertThat(dynamoDb.item("CATALOGUE", "PRODUCT#" + id)).isNotNull();
              assertThat(dynamoDb.item("STOCK#" + id, "STOCK")).isNotNull();
            });
    Map<String, AttributeValue> product = dynamoDb.item("CATALOGUE", "PRODUCT#arroz-bomba");
    assertThat(product.get("entity").s()).isEqualTo("Product");
    assertThat(product.get("gsi1pk").s()).isEqualTo("CATEGORY#pantry");
    assertThat(product.get("price").n()).isEqualTo("650");
    assertThat(product.get("name").m().get("es").s()).startsWith("Arroz bomba");
  }

  @Test
  void keepsAStockThatIsThereUnlessAskedToResetIt() {
    seed.seed(products, Set.of());
    Map<String, AttributeValue> full = stock("turron-de-jijona");
    Map<String, AttributeValue> sold =
        Map.of(
            "pk", full.get("pk"),
            "sk", full.get("sk"),
            "productId", full.get("productId"),
            "units", AttributeValue.fromN("1"));
    dynamoDb.put(sold);

    seed.seed(products, table.stocked(ids()));
    assertThat(stock("turron-de-jijona")).isEqualTo(sold);

    seed.seed(products, Set.of());
    assertThat(stock("turron-de-jijona")).isEqualTo(full);
  }

  @Test
  void findsTheStockOfMoreProductsThanOneCallTakes() {
    dynamoDb.put(CatalogueItems.stock(products.get(0)));
    String stocked = products.get(0).path("productId").asText();

    List<String> many =
        java.util.stream.Stream.concat(
                java.util.stream.IntStream.range(0, 250).mapToObj(i -> "p" + i),
                java.util.stream.Stream.of(stocked))
            .toList();

    assertThat(table.stocked(many)).containsExactly(stocked);
  }

  @Test
  void givesAgainWhatWasLeftUnprocessed() {
    dynamoDb.reluctance = 2;

    seed.seed(Json.MAPPER.createArrayNode().add(products.get(0)), Set.of());

    assertThat(dynamoDb.writes).isEqualTo(2);
    assertThat(stock(products.get(0).path("productId").asText())).isNotNull();
  }

  @Test
  void givesUpATableThatTakesNothing() {
    CatalogueSeed refused = new CatalogueSeed(items -> items, nanos -> {});

    assertThatIllegalStateException()
        .isThrownBy(
            () -> refused.seed(Json.MAPPER.createArrayNode().add(products.get(0)), Set.of()))
        .withMessageContaining("2 items undone after 10 attempts");
  }

  @Test
  void refusesWhatIsNoCatalogue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogueSeed.read(Path.of("no-such-file")))
        .withMessage("There is no catalogue no-such-file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogueSeed.read(Path.of("pom.xml")))
        .withMessageContaining("Cannot read the catalogue pom.xml");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> seed.seed((ArrayNode) Json.parse("[{\"productId\": \"ham\"}]"), Set.of()))
        .withMessageContaining("'category' is missing or wrong in {\"productId\":\"ham\"}");
  }

  @Test
  void hasOneShopsWorthOfProducts() {
    Pattern id = Pattern.compile("[a-z0-9-]{1,64}");
    assertThat(StreamSupport.stream(products.spliterator(), false))
        .allSatisfy(
            product -> {
              assertThat(product.path("productId").asText()).matches(id);
              assertThat(product.path("price").asLong()).isPositive();
              assertThat(product.path("stock").asLong())
                  .isGreaterThan(product.path("lowStockAt").asLong());
            })
        .extracting(product -> product.path("productId").asText())
        .doesNotHaveDuplicates();
  }

  private List<String> ids() {
    return StreamSupport.stream(products.spliterator(), false)
        .map(product -> product.path("productId").asText())
        .toList();
  }

  private Map<String, AttributeValue> stock(String productId) {
    return dynamoDb.item("STOCK#" + productId, "STOCK");
  }
}
