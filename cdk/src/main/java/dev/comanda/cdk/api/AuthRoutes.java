package dev.comanda.cdk.api;

import static java.util.Map.entry;
import static software.amazon.awscdk.services.apigatewayv2.HttpMethod.POST;

import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.contract.table.Partition;
import dev.comanda.workflows.construct.Ordered;
import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import software.amazon.awscdk.services.cognito.IUserPoolClient;
import software.amazon.awscdk.services.dynamodb.ITable;

/** Registration and sign-in. */
final class AuthRoutes {

  private static final List<String> STEPS =
      List.of(
          "register",
          "confirm",
          "resend",
          "login",
          "refresh",
          "logout",
          "logout-everywhere",
          "forgot-password",
          "reset-password");

  private AuthRoutes() {}

  static void define(
      OrderApi api, ApiFunctions functions, ITable table, IUserPoolClient storefront) {
    JavaFunction function =
        functions.define(
            "AuthFunction",
            "Registers customers and signs them in",
            "auth.AuthHandler",
            Ordered.map(
                entry("USER_POOL_CLIENT_ID", storefront.getUserPoolClientId()),
                entry("TABLE_NAME", table.getTableName())));
    Permissions.allowOnItems(
        function.role(),
        table,
        List.of("dynamodb:UpdateItem"),
        List.of(Partition.CUSTOMER.pattern(), Partition.ATTEMPTS.pattern()));
    for (String step : STEPS) {
      api.publicRoute(
          POST, "/auth/" + step, function, "This is where customers without a token get one.");
    }
  }
}
