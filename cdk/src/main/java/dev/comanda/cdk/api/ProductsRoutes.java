package dev.comanda.cdk.api;

import static software.amazon.awscdk.services.apigatewayv2.HttpMethod.GET;

import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.contract.table.Attribute;
import dev.comanda.contract.table.Partition;
import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.ITable;

/** The catalogue. */
final class ProductsRoutes {

  private static final String WHY_PUBLIC = "The catalogue is public.";

  private ProductsRoutes() {}

  static void define(OrderApi api, ApiFunctions functions, ITable table) {
    JavaFunction function =
        functions.define(
            "ProductsFunction",
            "Shows the catalogue",
            "products.ProductsHandler",
            Map.of("TABLE_NAME", table.getTableName()));
    Permissions.allowOnItems(
        function.role(),
        table,
        List.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        List.of(Partition.CATALOGUE.pattern(), Partition.STOCK.pattern()));
    Permissions.allowOnIndex(
        function.role(), table, Attribute.INDEX, List.of(Partition.CATEGORY.pattern()));
    api.publicRoute(GET, "/products", function, WHY_PUBLIC);
    api.publicRoute(GET, "/products/{id}", function, WHY_PUBLIC);
  }
}
