package dev.comanda.engine.aws.checkpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.door.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far one reader has come in each shard of one stream, kept in a file so that it goes on where
 * it was, even after the runtime was killed. What was done since the file was last written is done
 * again then. Safe for many threads.
 */
public final class Checkpoints {

  /** In the place of a sequence number: the shard is closed and all of its records are done. */
  public static final String SHARD_END = "SHARD_END";

  private final Path file;
  private final String stream;
  private final Map<String, String> byShard = new TreeMap<>();
  private final Map<String, String> iterators = new HashMap<>();
  private boolean changed;

  /**
   * @param file null to remember only while the runtime runs
   * @param stream names the stream; a file about another one, such as that of a table made anew, is
   *     ignored
   * @throws UncheckedIOException if there is a file that cannot be read
   */
  public Checkpoints(Path file, String stream) {
    this.file = file;
    this.stream = stream;
    if (file != null && Files.exists(file)) {
      load();
    }
  }

  private void load() {
    try {
      JsonNode saved = Json.parse(Files.readAllBytes(file));
      if (saved.path("stream").asText().equals(stream)) {
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
  public synchronized String of(String shardId) {
    return byShard.get(shardId);
  }

  /** Whether nothing of any shard is done. */
  public synchronized boolean isEmpty() {
    return byShard.isEmpty();
  }

  /** Notes how far a shard was done; has no effect once it is at its end. */
  public synchronized void set(String shardId, String checkpoint) {
    if (!SHARD_END.equals(byShard.get(shardId))) {
      changed |= !checkpoint.equals(byShard.put(shardId, checkpoint));
    }
  }

  /**
   * Notes where to read on in a shard of which nothing was read yet; kept in memory alone, for an
   * iterator does not live long.
   */
  public synchronized void keepIterator(String shardId, String iterator) {
    iterators.put(shardId, iterator);
  }

  /** Gives what {@link #keepIterator} noted, once; null when there is nothing. */
  public synchronized String takeIterator(String shardId) {
    return iterators.remove(shardId);
  }

  /**
   * Forgets everything, and the file.
   *
   * @throws UncheckedIOException if there is a file that cannot be deleted
   */
  public synchronized void delete() {
    byShard.clear();
    iterators.clear();
    changed = false;
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the file, if anything changed since it was last written.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public synchronized void save() {
    if (file == null || !changed) {
      return;
    }
    ObjectNode saved = Json.MAPPER.createObjectNode().put("stream", stream);
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
