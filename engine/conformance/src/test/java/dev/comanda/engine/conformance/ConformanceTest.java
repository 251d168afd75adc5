package dev.comanda.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays this project's own small cases, some of which are wrong on purpose. */
class ConformanceTest {

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();

  private static Path cases(String name) throws URISyntaxException {
    return Path.of(ConformanceTest.class.getResource(name).toURI());
  }

  private static List<CaseResult> replay(String name) throws Exception {
    return Replay.of(CaseFile.find(cases(name)));
  }

  private int run(String... arguments) {
    return Conformance.line().setErr(new PrintWriter(said, true)).execute(arguments);
  }

  private static CaseResult differing(String name) throws Exception {
    return replay("differing").stream().filter(r -> r.name().equals(name)).findFirst().get();
  }

  @Test
  void agreesWithEveryFormat() throws Exception {
    List<CaseResult> results = replay("agreeing");

    assertThat(results).flatExtracting(CaseResult::lines).isEmpty();
    assertThat(Totals.of(results).lines())
        .containsExactly(
            "batches 5/5",
            "machines 4/4, status+output 4/4, arguments 4/4, variables 4/4, cause 1/1",
            "patterns 2/2",
            "policies 2/2, match 1/1, refusal 1/1",
            "state-tests 1/1",
            "validations 1/1");
  }

  @Test
  void saysWhatDiffersByAspect() throws Exception {
    CaseResult result = differing("other-output");

    assertThat(result.passed()).isFalse();
    assertThat(result.differences())
        .containsOnlyKeys("status+output", "arguments", "variables")
        .hasEntrySatisfying(
            "status+output", d -> assertThat(d).containsExactly("/a/0 expected 2, was 1"))
        .hasEntrySatisfying(
            "variables", d -> assertThat(d).containsExactly("/0/assigned/v expected 2, was 1"));
    assertThat(result.lines())
        .singleElement()
        .asString()
        .startsWith("FAIL machines/other-output  status+output: /a/0 expected 2, was 1 | ");
  }

  @Test
  void countsCausesApartFromErrors() throws Exception {
    assertThat(differing("other-cause").differences())
        .containsOnlyKeys("cause")
        .hasEntrySatisfying(
            "cause", d -> assertThat(d).containsExactly("expected \"that\", was \"this\""));
  }

  @Test
  void doesNotCountJsonPath() throws Exception {
    CaseResult result = differing("json-path");

    assertThat(result.apart()).isEqualTo("JSONPath");
    assertThat(result.lines()).isEmpty();
    assertThat(Totals.of(List.of(result)).lines())
        .containsExactly("machines 0/0 (not counted: JSONPath 0/1)");
  }

  @Test
  void countsWhatItCannotReadAsFailing() throws Exception {
    assertThat(differing("stranger").differences())
        .containsEntry("format", List.of("has no known format"));
    assertThat(differing("broken").differences()).containsEntry("format", List.of("is not JSON"));
    assertThat(Totals.of(replay("differing")).allPassed()).isFalse();
  }

  @Test
  void writesAReport() throws Exception {
    Path report = folder.resolve("below/report.json");

    int exit = run(cases("differing").toString(), "--report", report.toString());

    assertThat(exit).isEqualTo(1);
    JsonNode json = Json.parse(Files.readAllBytes(report));
    assertThat(json.at("/folders/machines/cases").asInt()).isEqualTo(2);
    assertThat(json.at("/folders/machines/aspects/cause/passed").asInt()).isZero();
    assertThat(json.at("/folders/machines/notCounted/JSONPath/cases").asInt()).isEqualTo(1);
    assertThat(json.get("cases").valueStream())
        .anySatisfy(
            c -> {
              assertThat(c.get("name").asText()).isEqualTo("other-cause");
              assertThat(c.get("passed").asBoolean()).isFalse();
              assertThat(c.at("/differences/cause/0").asText())
                  .isEqualTo("expected \"that\", was \"this\"");
            });
    assertThat(run(cases("agreeing").toString(), "--report", report.toString())).isZero();
  }

  @Test
  void refusesAFolderWithoutCases() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(run(empty.toString())).isEqualTo(2);
    assertThat(said).hasToString("conformance: There are no case files in " + empty + "\n");
    assertThat(run("/no/such/folder")).isEqualTo(2);
    assertThat(run("--report", "r")).isEqualTo(2);
    assertThat(run("a", "b")).isEqualTo(2);
    assertThat(said)
        .asString()
        .endsWith(
            "conformance: DIR is a folder of cases, not /no/such/folder\n"
                + "conformance: Missing required parameter: 'DIR'\n"
                + "conformance: Unmatched argument at index 1: 'b'\n");
  }
}
