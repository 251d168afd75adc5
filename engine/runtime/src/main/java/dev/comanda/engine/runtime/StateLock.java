package dev.comanda.engine.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes a folder one run's own until it ends, however it ends: the operating system gives the lock
 * back with the process. The file stays; who removed it could remove that of the next run.
 */
final class StateLock implements AutoCloseable {

  private static final String FILE = "run.lock";

  private final FileChannel file;

  private StateLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes a folder.
   *
   * @param folder that is there
   * @throws StateInUseException if another run has it
   */
  static StateLock of(Path folder) throws IOException {
    Path path = folder.resolve(FILE);
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(file)) {
      file.close();
      String owner = Files.readString(path).strip();
      throw new StateInUseException(folder, owner.isEmpty() ? "of unknown process" : owner);
    }
    String owner = "process " + ProcessHandle.current().pid() + "\n";
    file.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
    return new StateLock(file);
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // This very process has another run.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.truncate(0);
    file.close();
  }
}
