package dev.comanda.cdk.construct;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Files of the modules {@code workflows} and {@code email-templates}, as they package them. */
public final class Definition {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Definition() {}

  /**
   * A file's text.
   *
   * @param path such as {@code state-machines/order-email.asl.json}
   * @throws IllegalArgumentException if the class path has no such file
   */
  public static String text(String path) {
    try (InputStream in = Definition.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException(
            path + " is not on the class path: build workflows and email-templates first.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON file's members. */
  public static Map<String, Object> json(String path) {
    try {
      return JSON.readValue(text(path), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(path + " is not a JSON object", e);
    }
  }
}
