package dev.comanda.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A synthesized assembly, read back from its files. The tests share one of each stage, since a
 * synthesis takes seconds. A small file stands in for the handlers' jar: the stacks depend on
 * nothing but its hash.
 */
final class Assembly {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String stage;
  private final Synthesis.Result result;

  private Assembly(String stage, String jarContent) {
    this.stage = stage;
    try {
      Path folder = Files.createTempDirectory("comanda-assembly");
      folder.toFile().deleteOnExit();
      Path jar = Files.writeString(folder.resolve("comanda-handlers.jar"), jarContent);
      Path output = folder.resolve("cdk.out");
      result =
          Synthesis.synthesize(new CommandLine(output.toString(), Map.of("stage", stage)), jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Dev {
    static final Assembly ASSEMBLY = new Assembly("dev", "a jar");
  }

  private static final class Prod {
    static final Assembly ASSEMBLY = new Assembly("prod", "a jar");
  }

  static Assembly dev() {
    return Dev.ASSEMBLY;
  }

  static Assembly prod() {
    return Prod.ASSEMBLY;
  }

  static Stream<Assembly> both() {
    return Stream.of(dev(), prod());
  }

  static Assembly devWithJar(String content) {
    return new Assembly("dev", content);
  }

  List<String> findings() {
    return result.findings();
  }

  /** A template by the stack's name without product and stage, such as {@code Data}. */
  JsonNode template(String stack) {
    return read("Comanda-" + stage + "-" + stack + ".template.json");
  }

  List<String> stacks() {
    return List.of("Operations", "Replica", "Data", "Auth", "Stream", "Email", "Lake", "Api");
  }

  List<Resource> resources() {
    return stacks().stream()
        .flatMap(
            stack ->
                template(stack).path("Resources").properties().stream()
                    .map(entry -> new Resource(stack, entry.getKey(), entry.getValue())))
        .toList();
  }

  List<Resource> resources(String type) {
    return resources().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  Resource resource(String stack, String id) {
    JsonNode definition = template(stack).path("Resources").path(id);
    if (definition.isMissingNode()) {
      throw new AssertionError(stack + " has no resource " + id);
    }
    return new Resource(stack, id, definition);
  }

  List<String> outputs(String stack) {
    return template(stack).path("Outputs").properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !key.startsWith("ExportsOutput"))
        .toList();
  }

  /** A state machine's definition, its substitutions still open. */
  JsonNode workflow(Resource machine) {
    try {
      return JSON.readTree(machine.at("/DefinitionString").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read(String file) {
    try {
      return JSON.readTree(result.directory().resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return stage;
  }
}
