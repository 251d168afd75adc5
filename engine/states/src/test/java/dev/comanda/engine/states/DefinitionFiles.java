package dev.comanda.engine.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The definition files beside a test: one for each behaviour, named after it. {@code test} is the
 * class in whose package they are.
 */
public final class DefinitionFiles {

  private DefinitionFiles() {}

  /** The names in a folder, without their extension. */
  public static List<String> names(Class<?> test, String folder) {
    try (var files = Files.list(folder(test, folder))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode read(Class<?> test, String folder, String name) {
    try {
      return Json.parse(Files.readString(folder(test, folder).resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The definition in a file: an object, or text that is not even JSON. */
  public static String definition(JsonNode file) {
    JsonNode definition = file.get("definition");
    return definition.isTextual() ? definition.textValue() : definition.toString();
  }

  private static Path folder(Class<?> test, String folder) {
    try {
      return Path.of(test.getResource(folder).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
