package dev.comanda.cdk.api;

import static software.amazon.awscdk.services.apigatewayv2.HttpMethod.OPTIONS;

import dev.comanda.cdk.construct.JavaFunction;
import java.util.Map;

/** What browsers ask before they call. */
final class OptionsRoutes {

  private static final String WHY_PUBLIC = "Browsers send preflights without credentials.";

  private OptionsRoutes() {}

  static void define(OrderApi api, ApiFunctions functions) {
    JavaFunction function =
        functions.define(
            "OptionsFunction", "Answers browsers' preflights", "options.OptionsHandler", Map.of());
    api.publicRoute(OPTIONS, "/", function, WHY_PUBLIC);
    api.publicRoute(OPTIONS, "/{proxy+}", function, WHY_PUBLIC);
  }
}
