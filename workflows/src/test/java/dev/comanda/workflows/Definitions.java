package dev.comanda.workflows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of this module, as they are packaged. */
final class Definitions {

  static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static final List<String> WORKFLOWS =
      List.of("order-fanout", "order-email", "order-lake", "mail-events");

  static final List<String> PIPES =
      List.of("order-stream", "order-email", "order-lake", "mail-events");

  private Definitions() {}

  static JsonNode stateMachine(String name) {
    return parse(text("state-machines/" + name + ".asl.json"));
  }

  static JsonNode pipe(String name) {
    return parse(text("pipes/" + name + ".json"));
  }

  static String text(String path) {
    try (InputStream file = Definitions.class.getResourceAsStream("/" + path)) {
      if (file == null) {
        throw new IllegalArgumentException("No such file: " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}
