package dev.comanda.local.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.door.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a pipe has come in each shard of one stream, kept in a file so that a pipe goes on where
 * it was, even after the runtime was killed. At most the batches of the last second are delivered
 * again then.
 */
final class Checkpoints {

  /** In the place of a sequence number: the shard is closed and all of its records are done. */
  static final String SHARD_END = "SHARD_END";

  private final Path file;
  private final String streamArn;
  private final Map<String, String> byShard = new TreeMap<>();
  private boolean changed;

  /**
   * @param file null to remember only while the runtime runs
   * @param streamArn a file about another stream, such as the one of a table made anew, is ignored
   */
  Checkpoints(Path file, String streamArn) {
    this.file = file;
    this.streamArn = streamArn;
    if (file != null && Files.exists(file)) {
      load();
    }
  }

  private void load() {
    try {
      JsonNode saved = Json.parse(Files.readAllBytes(file));
      if (saved.path("streamArn").asText().equals(streamArn)) {
        saved
            .path("shards")
            .properties()
            .forEach(shard -> byShard.put(shard.getKey(), shard.getValue().asText()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sequence number, {@link #SHARD_END}, or null when nothing of the shard is done. */
  synchronized String of(String shardId) {
    return byShard.get(shardId);
  }

  synchronized boolean isEmpty() {
    return byShard.isEmpty();
  }

  /** Notes how far a shard was done; has no effect once it is at its end. */
  synchronized void set(String shardId, String checkpoint) {
    if (!SHARD_END.equals(byShard.get(shardId))) {
      changed |= !checkpoint.equals(byShard.put(shardId, checkpoint));
    }
  }

  /** Writes the file, if anything changed since it was last written. */
  synchronized void save() {
    if (file == null || !changed) {
      return;
    }
    ObjectNode saved = Json.MAPPER.createObjectNode().put("streamArn", streamArn);
    ObjectNode shards = saved.putObject("shards");
    byShard.forEach(shards::put);
    try {
      Files.createDirectories(file.getParent());
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.write(written, Json.bytes(saved));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      changed = false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
