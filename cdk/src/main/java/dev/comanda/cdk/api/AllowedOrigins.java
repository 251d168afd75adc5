package dev.comanda.cdk.api;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.List;
import software.amazon.awscdk.CfnParameter;
import software.constructs.Construct;

/** The web origins whose pages may call the API. */
final class AllowedOrigins {

  private AllowedOrigins() {}

  /**
   * The storefront's origin, after others that the configuration names. Those are a parameter.
   *
   * @return separated by commas
   */
  static String define(Construct scope, DeploymentConfig config, String webOrigin) {
    List<String> others = config.shop().allowedOrigins();
    if (others.isEmpty()) {
      return webOrigin;
    }
    CfnParameter parameter =
        CfnParameter.Builder.create(scope, "AllowedOrigins")
            .type("String")
            .description("Web origins beside the storefront's own, separated by commas")
            .defaultValue(String.join(",", others))
            .build();
    return parameter.getValueAsString() + "," + webOrigin;
  }
}
