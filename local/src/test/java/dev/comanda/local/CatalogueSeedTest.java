package dev.comanda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.services.dynamodb.DynamoDbService;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CatalogueSeedTest {

  private static final String TABLE =
      """
      {'AttributeDefinitions':[
         {'AttributeName':'pk','AttributeType':'S'},{'AttributeName':'sk','AttributeType':'S'}],
       'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'},{'AttributeName':'sk','KeyType':'RANGE'}]}
      """;

  private static TestDoor door;
  private static DynamoDbService service;
  private static DynamoDbClient dynamoDb;
  private static ArrayNode products;
  private static String table;
  private static CatalogueSeed seed;

  @BeforeAll
  static void start() throws Exception {
    door = new TestDoor();
    service = new DynamoDbService(door.door(), door.http(), door.port(1));
    table = service.create(TestDoor.resource("AWS::DynamoDB::Table", "Orders", TABLE)).ref();
    dynamoDb = door.client(DynamoDbClient.builder());
    products = CatalogueSeed.read(Path.of("../catalogue/products.json"));
    AwsClient client = new AwsClient(door.door(), Caller.CLIENT);
    seed =
        new CatalogueSeed((operation, input) -> client.call("dynamodb", operation, input), table);
  }

  @AfterAll
  static void stop() {
    service.close();
    door.close();
  }

  @Test
  void writesEveryProductAndItsStock() {
    assertThat(seed.seed(products, false)).isEqualTo(products.size());

    var catalogue =
        dynamoDb
            .query(
                r ->
                    r.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(
                            Map.of(":pk", AttributeValue.fromS("CATALOGUE"))))
            .items();
    assertThat(catalogue).hasSize(products.size());
    var item =
        catalogue.stream().filter(i -> i.get("productId").s().equals("arroz-bomba")).findFirst();
    assertThat(item)
        .hasValueSatisfying(
            product -> {
              assertThat(product.get("entity").s()).isEqualTo("Product");
              assertThat(product.get("gsi1pk").s()).isEqualTo("CATEGORY#pantry");
              assertThat(product.get("price").n()).isEqualTo("650");
              assertThat(product.get("name").m().get("es").s()).startsWith("Arroz bomba");
            });
  }

  @Test
  void keepsAStockThatIsThereUnlessAskedToResetIt() {
    seed.seed(products, true);
    String before = units("turron-de-jijona");
    dynamoDb.updateItem(
        r ->
            r.tableName(table)
                .key(stockKey("turron-de-jijona"))
                .updateExpression("SET units = units - :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));

    seed.seed(products, false);
    assertThat(Integer.parseInt(units("turron-de-jijona"))).isEqualTo(Integer.parseInt(before) - 1);

    seed.seed(products, true);
    assertThat(units("turron-de-jijona")).isEqualTo(before);
  }

  @Test
  void asksAgainForWhatWasLeftUnprocessed() {
    var operations = new java.util.ArrayList<String>();
    CatalogueSeed.DynamoDb reluctant =
        (operation, input) -> {
          operations.add(operation);
          ObjectNode output = Json.MAPPER.createObjectNode();
          boolean first = operations.stream().filter(operation::equals).count() == 1;
          if (operation.equals("BatchWriteItem") && first) {
            output.set("UnprocessedItems", input.get("RequestItems"));
          }
          return output;
        };

    new CatalogueSeed(reluctant, "t")
        .seed(Json.MAPPER.createArrayNode().add(products.get(0)), true);

    assertThat(operations).containsExactly("BatchWriteItem", "BatchWriteItem");
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

  private static String units(String productId) {
    return dynamoDb
        .getItem(r -> r.tableName(table).key(stockKey(productId)))
        .item()
        .get("units")
        .n();
  }

  private static Map<String, AttributeValue> stockKey(String productId) {
    return Map.of(
        "pk", AttributeValue.fromS("STOCK#" + productId), "sk", AttributeValue.fromS("STOCK"));
  }
}
