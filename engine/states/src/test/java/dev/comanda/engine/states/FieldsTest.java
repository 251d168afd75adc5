package dev.comanda.engine.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fields that the parser reads are known to readers, and tried. */
class FieldsTest {

  private static final Path PARSER = Path.of("src/main/java/dev/comanda/engine/states/asl");
  private static final Path CASES = Path.of("src/test/resources");
  private static final Pattern READ =
      Pattern.compile(
          "\\.(?:text|texts|template|templates|count|truth|object|list|oneOf|whole|number|get)"
              + "\\(\\s*\"([A-Z]\\w+)\"");

  /** Only distributed maps have them, which are read and do not run. */
  private static final Set<String> NOT_RUN = Set.of("ExecutionType", "Label");

  @Test
  void standOnThePageOfWhatIsCovered() throws IOException {
    String page = Files.readString(Path.of("../COVERAGE.md"));
    int start = page.indexOf("## Step Functions\n");
    String section = page.substring(start, page.indexOf("\n## ", start));

    assertThat(fields())
        .contains("Next", "Retry", "Items", "MaxItemsPerBatch")
        .allSatisfy(field -> assertThat(section).contains("`" + field + "`"));
  }

  @Test
  void areInACase() throws IOException {
    String cases = all(CASES, ".json");

    assertThat(fields())
        .filteredOn(field -> !NOT_RUN.contains(field))
        .allSatisfy(field -> assertThat(cases).contains("\"" + field + "\""));
  }

  private static Set<String> fields() throws IOException {
    Set<String> fields = new TreeSet<>();
    READ.matcher(all(PARSER, ".java")).results().forEach(read -> fields.add(read.group(1)));
    return fields;
  }

  private static String all(Path folder, String extension) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(extension)).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
