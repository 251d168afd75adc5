package dev.comanda.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the stacks tell about themselves.
 *
 * @param stacks by stack name, then by output key, as {@code cdk deploy --outputs-file} writes them
 */
public record Outputs(JsonNode stacks) {

  /**
   * Reads a file of outputs.
   *
   * @throws IllegalArgumentException if it is not there or not JSON
   */
  public static Outputs read(Path file) {
    try {
      return new Outputs(Json.MAPPER.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read the outputs in " + file, e);
    }
  }

  /**
   * An output of whichever stack has it.
   *
   * @throws IllegalArgumentException if no stack has it
   */
  public String text(String key) {
    return stacks.path(stack(key)).path(key).asText();
  }

  /**
   * Refuses outputs that lack some of what a command needs.
   *
   * @throws IllegalArgumentException that names all that are missing
   */
  void require(List<String> keys) {
    List<String> missing = keys.stream().filter(key -> stacks.findValue(key) == null).toList();
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
  String stack(String key) {
    for (var stack : stacks.properties()) {
      if (stack.getValue().has(key)) {
        return stack.getKey();
      }
    }
    throw new IllegalArgumentException("No stack has the output " + key);
  }
}
