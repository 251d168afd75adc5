package dev.comanda.cdk.api;

import static software.amazon.awscdk.services.apigatewayv2.HttpMethod.GET;
import static software.amazon.awscdk.services.apigatewayv2.HttpMethod.POST;

import dev.comanda.cdk.auth.Customers;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.contract.table.Partition;
import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.dynamodb.ITable;

/**
 * Orders: customers place them, and see their own. They are written in one transaction, for which
 * IAM asks for the permissions of its parts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">IAM
 *     with transactions</a>
 */
final class OrdersRoutes {

  /** The scope of every access token, and of no ID token, that Cognito gives for a password. */
  private static final List<String> SCOPES = List.of("aws.cognito.signin.user.admin");

  private OrdersRoutes() {}

  static void define(OrderApi api, ApiFunctions functions, ITable table, Customers customers) {
    JavaFunction function =
        functions.define(
            "OrdersFunction",
            "Takes orders and shows customers their own",
            "orders.OrdersHandler",
            Map.of("TABLE_NAME", table.getTableName()));
    Permissions.allowOnItems(
        function.role(),
        table,
        List.of(
            "dynamodb:BatchGetItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem"),
        List.of(
            Partition.CATALOGUE.pattern(),
            Partition.CUSTOMER.pattern(),
            Partition.STOCK.pattern()));
    IHttpRouteAuthorizer authorizer =
        HttpJwtAuthorizer.Builder.create(
                "CustomerAuthorizer", customers.pool().getUserPoolProviderUrl())
            .jwtAudience(List.of(customers.storefront().getUserPoolClientId()))
            .build();
    api.customerRoute(POST, "/orders", function, authorizer, SCOPES);
    api.customerRoute(GET, "/orders", function, authorizer, SCOPES);
    api.customerRoute(GET, "/orders/{id}", function, authorizer, SCOPES);
  }
}
