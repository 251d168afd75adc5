package dev.comanda.cdk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.config.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awscdk.IPolicyValidationPlugin;

/**
 * A synthesis that the JVMs of one test run share: whoever needs it first makes it, in {@code
 * target/}, and the others read what was made. Without Maven each JVM makes its own.
 */
public final class SharedSynthesis {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final Path RUNS = Path.of("target", "assemblies");

  /** Maven's start; what an earlier run has made may be of other code. */
  private static final Path RUN =
      RUNS.resolve(System.getProperty("comanda.test-run", "jvm-" + ProcessHandle.current().pid()));

  /**
   * What was synthesized.
   *
   * @param findings what the checks have against it
   */
  public record Made(Path directory, List<String> findings) {}

  private SharedSynthesis() {}

  /**
   * What was made of a context and of that code, or is made now.
   *
   * @param jarContent stands in for the handlers' jar
   * @param validations what the templates are held against beside cdk-nag
   */
  public static Made of(
      Map<String, Object> context,
      String jarContent,
      List<? extends IPolicyValidationPlugin> validations) {
    String key = new TreeMap<>(context) + " " + jarContent + " " + validations.size();
    try {
      return of(
          key,
          folder ->
              Synthesis.synthesize(
                  new Request(folder.resolve("cdk.out").toString(), context),
                  artifacts(folder, jarContent),
                  validations));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stand-ins in a folder for what the build makes. */
  static Artifacts artifacts(Path folder, String jarContent) throws IOException {
    Path jar = Files.writeString(folder.resolve("comanda-handlers.jar"), jarContent);
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("index.html"), "<!doctype html>");
    return new Artifacts(jar, site);
  }

  /** Makes an assembly in an empty folder. */
  @FunctionalInterface
  private interface Maker {
    Synthesis.Result make(Path folder) throws IOException;
  }

  private static Made of(String key, Maker maker) throws IOException {
    forgetEarlierRuns();
    UUID name = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    Path folder = Files.createDirectories(RUN.resolve(name.toString()));
    try (FileChannel file =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = file.lock()) {
      Path findings = folder.resolve("findings.json");
      if (!Files.exists(findings)) {
        Synthesis.Result made = maker.make(Files.createDirectory(folder.resolve("made")));
        JSON.writeValue(folder.resolve("directory").toFile(), made.directory().toString());
        JSON.writeValue(findings.toFile(), made.findings());
      }
      return new Made(
          Path.of(JSON.readValue(folder.resolve("directory").toFile(), String.class)),
          JSON.readValue(findings.toFile(), TEXTS));
    }
  }

  private static void forgetEarlierRuns() throws IOException {
    if (Files.exists(RUN)) {
      return;
    }
    Files.createDirectories(RUN);
    try (Stream<Path> files = Files.walk(RUNS)) {
      List<Path> old =
          files
              .filter(file -> !file.equals(RUNS) && !file.startsWith(RUN))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
    }
  }
}
