package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with one case, or with a list of them.
 *
 * @param folder the folder that it counts for
 * @param name its name without the extension
 * @param content null when it is not JSON
 */
record CaseFile(String folder, String name, JsonNode content) {

  private static final String EXTENSION = ".json";

  /** Every JSON file in a folder and below it, by path. Other files are no cases. */
  static List<CaseFile> find(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(EXTENSION) && Files.isRegularFile(file))
          .sorted()
          .map(file -> read(root, file))
          .toList();
    }
  }

  private static CaseFile read(Path root, Path file) {
    String name = file.getFileName().toString().replace(EXTENSION, "");
    JsonNode content;
    try {
      content = Json.parse(Files.readAllBytes(file));
    } catch (UncheckedIOException e) {
      content = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String folder = root.relativize(file.getParent()).toString();
    if (folder.isEmpty()) {
      // Beside the folders: a list is a folder of its own, a single case belongs to the root.
      folder =
          content != null && content.isArray()
              ? name
              : root.toAbsolutePath().normalize().getFileName().toString();
    }
    return new CaseFile(folder, name, content);
  }
}
