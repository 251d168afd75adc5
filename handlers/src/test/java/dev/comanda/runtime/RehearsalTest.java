package dev.comanda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {

  /** Nothing listens at the endpoint: a request that is sent fails at once. */
  private static final Config CONFIG =
      new Config(
          Map.ofEntries(
              Map.entry("AWS_REGION", "us-east-1"),
              Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
              Map.entry("TABLE_NAME", "orders-table"),
              Map.entry("ALLOWED_ORIGINS", "https://shop.example.com,https://other.example.com"),
              Map.entry("ORIGIN_SECRETS", "n".repeat(48) + "," + "o".repeat(48)),
              Map.entry("USER_POOL_CLIENT_ID", "client"),
              Map.entry("SENDER_ADDRESS", "Comanda <orders@example.com>"),
              Map.entry("SHOP_NAME", "Comanda"),
              Map.entry("SHOP_ADDRESS", "Calle de la Comanda 1"),
              Map.entry("TEMPLATE_NAME_ES", "es"),
              Map.entry("TEMPLATE_NAME_EN", "en"),
              Map.entry("EMAILS_BUCKET", "emails"),
              Map.entry("LAKE_STREAM_NAME", "lake")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth.AuthHandler",
        "products.ProductsHandler",
        "orders.OrdersHandler",
        "options.OptionsHandler",
        "email.SendOrderEmailTask",
        "email.ArchiveEmailTask",
        "lake.PutLakeRecordsTask"
      })
  void goesThroughAHandlerWithoutANetwork(String name) throws Exception {
    Constructor<?> constructor =
        Class.forName("dev.comanda." + name).getDeclaredConstructor(Config.class);
    constructor.setAccessible(true);
    constructor.newInstance(CONFIG);

    List<byte[]> answers = Snapshot.kept().rehearse();

    assertThat(answers).isNotEmpty();
    for (byte[] answer : answers) {
      Object status = Json.object(Json.parse(answer)).get("statusCode");
      if (status != null) {
        assertThat(((Number) status).intValue())
            .as(new String(answer, java.nio.charset.StandardCharsets.UTF_8))
            .isLessThan(500)
            .isNotEqualTo(403);
      }
    }
  }
}
