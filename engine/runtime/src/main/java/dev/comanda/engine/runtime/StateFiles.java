package dev.comanda.engine.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * What tells others where the runtime is: {@code endpoints.json} and {@code outputs.json}. They are
 * there only while it is ready, and whole. What a run has used of its grants, {@code iam.json},
 * stays when it has stopped, until the next one.
 */
final class StateFiles implements AutoCloseable {

  private static final String ENDPOINTS = "endpoints.json";
  private static final String OUTPUTS = "outputs.json";
  private static final String GRANTS = "iam.json";

  private final Path folder;
  private final StateLock lock;

  /**
   * @param folder made if it is not there; files that a killed run left are removed
   * @throws StateInUseException if another run has it
   */
  StateFiles(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    lock = StateLock.of(folder);
    remove();
    Files.deleteIfExists(folder.resolve(GRANTS));
  }

  /**
   * Writes both.
   *
   * @param outputs by stack name, then by output name, as {@code cdk deploy --outputs-file} does
   */
  void write(Endpoints endpoints, Map<String, Map<String, String>> outputs) throws IOException {
    write(OUTPUTS, Json.MAPPER.valueToTree(endpoints.local(outputs)));
    write(ENDPOINTS, Json.MAPPER.valueToTree(endpoints.byName()));
  }

  /**
   * Writes what was granted, used and refused.
   *
   * @param report of the guard at the door
   */
  void writeGrants(JsonNode report) throws IOException {
    write(GRANTS, report);
  }

  /** Removes what tells where the runtime is. */
  void remove() throws IOException {
    for (String name : List.of(ENDPOINTS, OUTPUTS)) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  /** Lets another run have the folder. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  private void write(String name, JsonNode content) throws IOException {
    Path unfinished = folder.resolve(name + ".new");
    String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content);
    Files.writeString(unfinished, json + "\n");
    Files.move(
        unfinished,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
