package dev.comanda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.services.dynamodb.DynamoDbService;
import dev.comanda.operations.seed.CatalogueSeed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DoorTableTest {

  private static final String TABLE =
      """
      {'AttributeDefinitions':[
         {'AttributeName':'pk','AttributeType':'S'},{'AttributeName':'sk','AttributeType':'S'}],
       'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'},{'AttributeName':'sk','KeyType':'RANGE'}]}
      """;

  @Test
  void takesEveryProductAndItsStock() throws Exception {
    ArrayNode products = CatalogueSeed.read(Path.of("../catalogue/products.json"));
    try (TestDoor door = new TestDoor();
        DynamoDbService service = new DynamoDbService(door.door(), door.http(), door.port(1))) {
      String table =
          service.create(TestDoor.resource("AWS::DynamoDB::Table", "Orders", TABLE)).ref();
      DynamoDbClient dynamoDb = door.client(DynamoDbClient.builder());

      new CatalogueSeed(new DoorTable(new AwsClient(door.door(), Caller.CLIENT), table))
          .seed(products, Set.of());

      var catalogue =
          dynamoDb
              .query(
                  query ->
                      query
                          .tableName(table)
                          .keyConditionExpression("pk = :pk")
                          .expressionAttributeValues(
                              Map.of(":pk", AttributeValue.fromS("CATALOGUE"))))
              .items();
      assertThat(catalogue).hasSize(products.size());
      assertThat(catalogue.stream().filter(i -> i.get("productId").s().equals("arroz-bomba")))
          .singleElement()
          .satisfies(
              product -> {
                assertThat(product.get("price").n()).isEqualTo("650");
                assertThat(product.get("name").m().get("es").s()).startsWith("Arroz bomba");
              });
      Map<String, AttributeValue> stock =
          Map.of(
              "pk", AttributeValue.fromS("STOCK#arroz-bomba"), "sk", AttributeValue.fromS("STOCK"));
      assertThat(dynamoDb.getItem(get -> get.tableName(table).key(stock)).item().get("units").n())
          .isEqualTo(stockOf(products, "arroz-bomba"));
    }
  }

  private static String stockOf(ArrayNode products, String productId) {
    for (var product : products) {
      if (product.path("productId").asText().equals(productId)) {
        return product.path("stock").asText();
      }
    }
    throw new AssertionError("There is no product " + productId);
  }
}
