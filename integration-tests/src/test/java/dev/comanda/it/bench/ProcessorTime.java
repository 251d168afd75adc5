package dev.comanda.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What one process has used of the processors, from the scheduler's own books: those of {@code ps}
 * count in hundredths of a second, more than a call takes. A thread that has ended counts as it was
 * last seen.
 *
 * @see <a href="https://docs.kernel.org/scheduler/sched-stats.html">/proc/&lt;pid&gt;/schedstat</a>
 */
final class ProcessorTime {

  private final Path process;
  private final Map<Path, Long> nanosByThread = new HashMap<>();

  ProcessorTime(long pid) {
    this.process = Path.of("/proc", Long.toString(pid));
  }

  /** Whether this machine keeps such books. */
  static boolean isKnown() {
    return Files.isReadable(Path.of("/proc/self/schedstat"));
  }

  /** The time so far, of all threads. */
  Duration read() throws IOException {
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
      for (Path thread : threads) {
        read(thread);
      }
    }
    return Duration.ofNanos(nanosByThread.values().stream().mapToLong(Long::longValue).sum());
  }

  /** The most memory that was ever resident, in MiB. */
  long peakMebibytes() throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow(() -> new IOException(process + " tells no VmHWM"));
  }

  private void read(Path thread) throws IOException {
    try {
      String books = Files.readString(thread.resolve("schedstat"), StandardCharsets.US_ASCII);
      nanosByThread.put(thread, Long.parseLong(books.split(" ")[0]));
    } catch (NoSuchFileException e) {
      // It has ended since it was listed.
    }
  }
}
