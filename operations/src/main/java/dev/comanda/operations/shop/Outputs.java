package dev.comanda.operations.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the stacks tell about themselves.
 *
 * @param stacks by stack name, then by output key, as {@code cdk deploy --outputs-file} writes them
 */
public record Outputs(JsonNode stacks) {

  /**
   * Reads a file of outputs.
   *
   * @throws IllegalArgumentException if it is not there or does not hold outputs
   */
  public static Outputs read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "There is no file " + file + "; `cdk deploy --all --outputs-file FILE` writes one");
    }
    JsonNode stacks;
    try {
      stacks = Json.MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read the outputs in " + file + ": no JSON", e);
    }
    return new Outputs(stacks);
  }

  /**
   * An output of whichever stack has it.
   *
   * @throws IllegalArgumentException if no stack has it
   */
  public String text(String key) {
    return stacks.path(stack(key)).path(key).asText();
  }

  /** An output, if a stack has it. */
  public Optional<String> find(String key) {
    return entries().filter(output -> output.getKey().equals(key)).findFirst().map(Outputs::text);
  }

  /** The keys of all outputs. */
  public Stream<String> keys() {
    return entries().map(Map.Entry::getKey);
  }

  private Stream<Map.Entry<String, JsonNode>> entries() {
    return stacks.properties().stream().flatMap(stack -> stack.getValue().properties().stream());
  }

  private static String text(Map.Entry<String, JsonNode> output) {
    return output.getValue().asText();
  }

  /**
   * Refuses outputs that lack some of what a command needs.
   *
   * @throws IllegalArgumentException that names all that are missing
   */
  public void require(List<String> keys) {
    List<String> missing = keys.stream().filter(key -> find(key).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "No stack has the outputs "
              + String.join(", ", missing)
              + "; cdk deploy --all --outputs-file FILE writes those of all stacks");
    }
  }

  /**
   * The name of the stack that has an output.
   *
   * @throws IllegalArgumentException if no stack has it
   */
  public String stack(String key) {
    return stacks.properties().stream()
        .filter(stack -> stack.getValue().has(key))
        .findFirst()
        .map(Map.Entry::getKey)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No stack has the output "
                        + key
                        + "; cdk deploy --all --outputs-file FILE writes those of all stacks"));
  }
}
