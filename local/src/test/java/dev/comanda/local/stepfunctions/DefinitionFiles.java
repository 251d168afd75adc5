package dev.comanda.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.door.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The definition files beside the tests: one for each behaviour, named after it. */
final class DefinitionFiles {

  private DefinitionFiles() {}

  /** The names in a folder, without their extension. */
  static List<String> names(String folder) {
    try (var files = Files.list(folder(folder))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(String folder, String name) {
    try {
      return Json.parse(Files.readAllBytes(folder(folder).resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The definition in a file: an object, or text that is not even JSON. */
  static String definition(JsonNode file) {
    JsonNode definition = file.get("definition");
    return definition.isTextual() ? definition.textValue() : definition.toString();
  }

  private static Path folder(String folder) {
    try {
      return Path.of(DefinitionFiles.class.getResource(folder).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
