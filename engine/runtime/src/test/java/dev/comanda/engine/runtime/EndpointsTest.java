package dev.comanda.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  private final Endpoints endpoints = new Endpoints(new Ports(4500), "storefront");

  @Test
  void nameTheDistributionsAndTheirOrigin() {
    assertThat(endpoints.byName())
        .containsEntry("storefront", "http://127.0.0.1:4503")
        .containsEntry("api", "http://127.0.0.1:4501")
        .containsEntry("apiOrigin", "http://127.0.0.1:4510");
  }

  @Test
  void nameTheApiItselfWithoutDistributions() {
    assertThat(new Endpoints(new Ports(4500), null).byName())
        .containsEntry("api", "http://127.0.0.1:4510")
        .doesNotContainKey("storefront");
  }

  @Test
  void translateTheOutputsThatNameThem() {
    Map<String, String> outputs =
        Map.of(
            "ApiUrl", "https://127.0.0.1:4501",
            "ApiOriginUrl", "https://a1b2c3.execute-api.us-east-1.amazonaws.com",
            "Issuer", "https://cognito-idp.us-east-1.amazonaws.com/pool",
            "TableName", "Orders");

    assertThat(endpoints.local(Map.of("Stack", outputs)).get("Stack"))
        .containsEntry("ApiUrl", "http://127.0.0.1:4501")
        .containsEntry("ApiOriginUrl", "http://127.0.0.1:4510")
        .containsEntry("Issuer", "https://cognito-idp.us-east-1.amazonaws.com/pool")
        .containsEntry("TableName", "Orders");
  }
}
