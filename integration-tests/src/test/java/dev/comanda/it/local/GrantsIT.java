package dev.comanda.it.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Json;
import dev.comanda.it.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What all other system tests together used of what the stacks grant, as the products that they ran
 * against have written it down when they were stopped. So it runs after them, and only after all of
 * them: {@code iam-exceptions.txt} has what they cannot use, with the reasons.
 */
class GrantsIT {

  private static final Path FOLDER = Product.root().resolve("integration-tests/target");

  private static final Map<String, Long> used = new TreeMap<>();
  private static final TreeSet<String> wildcards = new TreeSet<>();
  private static final TreeSet<String> refused = new TreeSet<>();

  @BeforeAll
  static void read() throws IOException {
    try (var runs = Files.newDirectoryStream(FOLDER, "run-*")) {
      for (Path run : runs) {
        read(Json.MAPPER.readTree(run.resolve("iam.json").toFile()));
      }
    }
    Files.writeString(
        FOLDER.resolve("iam-used.txt"),
        String.join("\n", used.entrySet().stream().map(Object::toString).toList()) + "\n");
  }

  private static void read(JsonNode report) {
    for (JsonNode grant : report.path("grants")) {
      used.merge(described(grant), grant.path("used").asLong(), Long::sum);
    }
    report
        .path("wildcards")
        .forEach(w -> wildcards.add(w.path("caller").asText() + " " + described(w)));
    report.path("refused").forEach(call -> refused.add(call.toString()));
  }

  private static String described(JsonNode grant) {
    return String.join(
            " ",
            grant.path("policy").asText(),
            grant.path("action").asText(),
            grant.path("resource").asText())
        .replace("Comanda-dev-", "")
        .replace("comanda-dev-", "")
        .replaceAll("/stream/[\\d:.T-]+$", "/stream/*");
  }

  @Test
  void noCallIsRefused() {
    assertThat(used).isNotEmpty();
    assertThat(refused).isEmpty();
  }

  @Test
  void everyGrantIsUsed() throws IOException {
    Exceptions exceptions = new Exceptions("unused");

    assertThat(used.keySet())
        .filteredOn(grant -> used.get(grant) == 0)
        .filteredOn(grant -> !exceptions.has(grant))
        .isEmpty();
    assertThat(exceptions.superfluous()).isEmpty();
  }

  @Test
  void wildcardsAloneAllowOnlyWhatCannotBeNamed() throws IOException {
    Exceptions exceptions = new Exceptions("wildcard");

    assertThat(wildcards).filteredOn(call -> !exceptions.has(call)).isEmpty();
    assertThat(exceptions.superfluous()).isEmpty();
  }

  /** One kind of exceptions, and those of them that nothing needed. */
  private static final class Exceptions {

    private final List<Pattern> unneeded = new ArrayList<>();
    private final List<Pattern> all = new ArrayList<>();

    /** Lines of kind, pattern and reason. */
    Exceptions(String kind) throws IOException {
      try (var file = GrantsIT.class.getResourceAsStream("iam-exceptions.txt")) {
        for (String line : new String(file.readAllBytes()).lines().toList()) {
          String[] columns = line.split("\\s+\\|\\s+");
          if (columns[0].equals(kind)) {
            assertThat(columns).as("kind, pattern and reason in: " + line).hasSize(3);
            all.add(Pattern.compile(columns[1]));
          }
        }
      }
      unneeded.addAll(all);
    }

    boolean has(String described) {
      List<Pattern> matching =
          all.stream().filter(pattern -> pattern.matcher(described).matches()).toList();
      unneeded.removeAll(matching);
      return !matching.isEmpty();
    }

    List<String> superfluous() {
      return unneeded.stream().map(Pattern::pattern).toList();
    }
  }
}
