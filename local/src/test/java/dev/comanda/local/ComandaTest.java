package dev.comanda.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.Json;
import dev.comanda.engine.runtime.Ports;
import org.junit.jupiter.api.Test;

class ComandaTest {

  private final Comanda comanda = new Comanda(Json.array());

  @Test
  void tellsTheStorefrontOfTheInbox() {
    assertThat(comanda.file("config.json", "{\"apiUrl\":\"x\"}", new Ports(4500)))
        .isEqualTo("{\"apiUrl\":\"x\",\"inboxUrl\":\"http://127.0.0.1:4502\"}");
    assertThat(comanda.file("index.html", "<p>", new Ports(4500))).isEqualTo("<p>");
  }

  @Test
  void allowsTheOriginsOfThisMachine() {
    assertThat(comanda.parameters(new Ports(4500)))
        .containsEntry("AllowedOrigins", "http://localhost:4503,http://127.0.0.1:4503");
  }
}
