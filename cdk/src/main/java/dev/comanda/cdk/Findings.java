package dev.comanda.cdk;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.workflows.construct.Ordered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the checks, and CDK itself, have to say against an assembly. CDK writes it into the metadata
 * of each stack, which only the {@code cdk} command would show, and what its validation finds into
 * a report, as warnings that stop nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html">Validation</a>
 */
final class Findings {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> LEVELS =
      Ordered.map(entry("aws:cdk:error", "error"), entry("aws:cdk:warning", "warning"));

  /** Without it nothing was validated. */
  static final String VALIDATION_REPORT = "validation-report.json";

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
    Path report = assembly.resolve(VALIDATION_REPORT);
    if (Files.exists(report)) {
      read(report).path("pluginReports").forEach(plugin -> collectViolations(plugin, findings));
    }
    return List.copyOf(findings);
  }

  /** Removes what validation found in an earlier assembly of that directory. */
  static void forgetViolations(Path assembly) {
    try {
      Files.deleteIfExists(assembly.resolve(VALIDATION_REPORT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collectViolations(JsonNode plugin, TreeSet<String> findings) {
    JsonNode violations = plugin.path("violations");
    if (violations.isEmpty() && !plugin.path("conclusion").asText().equals("success")) {
      findings.add("error " + plugin.path("pluginName").asText() + " " + plugin.path("metadata"));
    }
    for (JsonNode violation : violations) {
      for (JsonNode construct : violation.path("violatingConstructs")) {
        findings.add(
            String.join(
                " ",
                violation.path("severity").asText(),
                "/" + construct.path("constructPath").asText(),
                violation.path("ruleName").asText(),
                violation.path("description").asText().replaceAll("\\s+", " ")));
      }
    }
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
