package dev.comanda.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/licences.md} counts what is shipped. Whoever adds a dependency looks up its licence,
 * and that of all that comes with it, and counts anew.
 */
class LicencesTest {

  private static final String PAGE = Page.of(Page.ROOT.resolve("docs/licences.md")).text();

  @Test
  void areThoseOfAllJarsOfTheFunctions() {
    String[] jars = Page.of(Page.ROOT.resolve("handlers/target/shipped.txt")).text().split(":");

    assertThat(row("the functions"))
        .as("made of %s", List.of(jars))
        .contains("| " + jars.length + " jars |");
  }

  @Test
  void areThoseOfAllPackagesOfTheSite() {
    assertThat(row("the site"))
        .contains(
            "| " + packages("storefront", locked -> !locked.path("dev").asBoolean()) + " npm pack");
  }

  @Test
  void areThoseOfAllPackagesThatServicesRunOn() {
    assertThat(PAGE).contains("| " + packages("engine/services", locked -> true) + " npm packages");
  }

  private static long packages(String folder, Predicate<JsonNode> filter) {
    JsonNode lock = Json.parse(Page.of(Page.ROOT.resolve(folder + "/package-lock.json")).text());
    return lock.path("packages").properties().stream()
        .filter(locked -> !locked.getKey().isEmpty())
        .map(Map.Entry::getValue)
        .filter(filter)
        .count();
  }

  private static String row(String what) {
    return PAGE.lines().filter(line -> line.startsWith("| " + what)).findFirst().orElseThrow();
  }
}
