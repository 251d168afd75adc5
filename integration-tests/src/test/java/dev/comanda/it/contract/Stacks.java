package dev.comanda.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Json;
import dev.comanda.it.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The synthesized templates.
 *
 * @param templates by the name of the stack
 */
record Stacks(Map<String, JsonNode> templates) {

  private static final String SUFFIX = ".template.json";

  /**
   * A value of a template.
   *
   * @param stack the stack whose resources it refers to
   */
  record Scoped(String stack, JsonNode json) {}

  /** The templates of the stage {@code dev}, as the build wrote them. */
  static Stacks synthesized() {
    Path assembly = Product.root().resolve("cdk/target/cdk.out");
    try (Stream<Path> files = Files.list(assembly)) {
      Map<String, JsonNode> templates = new TreeMap<>();
      for (Path file : files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
        templates.put(
            file.getFileName().toString().replace(SUFFIX, ""), Json.MAPPER.readTree(file.toFile()));
      }
      return new Stacks(templates);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode resource(String stack, String logicalId) {
    return templates.get(stack).path("Resources").required(logicalId);
  }

  /** The logical ids of the resources of a type in a stack. */
  List<String> ofType(String stack, String type) {
    return templates.get(stack).path("Resources").properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The value of an output, by its key. */
  Scoped output(String key) {
    return output(key, (name, output) -> name.equals(key));
  }

  /** The value of an output, by the name under which it is exported. */
  Scoped export(String exportName) {
    return output(
        exportName, (name, output) -> output.at("/Export/Name").asText().equals(exportName));
  }

  private Scoped output(String name, BiPredicate<String, JsonNode> wanted) {
    return templates.entrySet().stream()
        .flatMap(
            stack ->
                StreamSupport.stream(
                        stack.getValue().path("Outputs").properties().spliterator(), false)
                    .filter(output -> wanted.test(output.getKey(), output.getValue()))
                    .map(output -> new Scoped(stack.getKey(), output.getValue().path("Value"))))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No stack has an output " + name));
  }
}
