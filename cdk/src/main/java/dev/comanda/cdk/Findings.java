package dev.comanda.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the checks, and CDK itself, have to say against an assembly. CDK writes it into the metadata
 * of each stack; only the {@code cdk} command would show it.
 */
final class Findings {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> LEVELS =
      Map.of("aws:cdk:error", "error", "aws:cdk:warning", "warning");

  private Findings() {}

  /** The errors and warnings, one line each with the path of the construct, sorted. */
  static List<String> in(Path assembly) {
    TreeSet<String> findings = new TreeSet<>();
    for (JsonNode artifact : read(assembly.resolve("manifest.json")).path("artifacts")) {
      collect(artifact.path("metadata"), findings);
      if (artifact.has("additionalMetadataFile")) {
        collect(read(assembly.resolve(artifact.path("additionalMetadataFile").asText())), findings);
      }
    }
    return List.copyOf(findings);
  }

  private static void collect(JsonNode metadata, TreeSet<String> findings) {
    metadata
        .properties()
        .forEach(
            construct -> {
              for (JsonNode entry : construct.getValue()) {
                String level = LEVELS.get(entry.path("type").asText());
                if (level != null) {
                  String text = entry.path("data").asText().strip().replaceAll("\\s+", " ");
                  findings.add(level + " " + construct.getKey() + " " + text);
                }
              }
            });
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
