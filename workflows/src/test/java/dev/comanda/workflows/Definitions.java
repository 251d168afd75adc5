package dev.comanda.workflows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The workflows and pipes of this module as they are synthesized, and the files of the class path.
 * What only a deployment knows is <code>${Name}</code>.
 */
public final class Definitions {

  public static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Definitions() {}

  /** The names of all workflows. */
  public static List<String> workflows() {
    return names("workflows");
  }

  /** The names of all pipes. */
  public static List<String> pipes() {
    return names("pipes");
  }

  private static List<String> names(String kind) {
    return SharedSynthesis.ALL.get(kind).properties().stream().map(Map.Entry::getKey).toList();
  }

  /** A definition in Amazon States Language. */
  public static JsonNode stateMachine(String name) {
    return parse(stateMachineText(name));
  }

  static String stateMachineText(String name) {
    return SharedSynthesis.ALL.at("/workflows/" + name + "/DefinitionString").asText();
  }

  /** A pipe's properties. */
  public static JsonNode pipe(String name) {
    return SharedSynthesis.ALL.at("/pipes/" + name);
  }

  /** A file of the class path. */
  public static String text(String path) {
    try (InputStream file = Definitions.class.getResourceAsStream("/" + path)) {
      if (file == null) {
        throw new IllegalArgumentException("No such file: " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads JSON. */
  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}
