package dev.comanda.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resident memory of a process and all below it, as {@code ps} tells it. */
final class Memory {

  private Memory() {}

  static String ofAll(ProcessHandle root) throws IOException {
    String pids =
        Stream.concat(Stream.of(root), root.descendants())
            .map(process -> String.valueOf(process.pid()))
            .collect(Collectors.joining(","));
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pids).start();
    String[] kibibytes =
        new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
            .trim()
            .split("\\s+");
    long sum = Stream.of(kibibytes).mapToLong(Long::parseLong).sum();
    return "%d MiB in %d processes".formatted(sum / 1024, kibibytes.length);
  }
}
