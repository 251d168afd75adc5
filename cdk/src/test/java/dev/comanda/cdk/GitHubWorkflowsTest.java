package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.comanda.cdk.config.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub is to run: it can be tried only there, so that what can be read is read here. */
class GitHubWorkflowsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path FOLDER = ROOT.resolve(".github/workflows");

  private static final Pattern PINNED =
      Pattern.compile("uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Pattern COMMAND = Pattern.compile("\\./comanda (\\w+)([^\\n;|&]*)");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
  private static final Pattern VARIABLE = Pattern.compile("vars\\.(\\w+)");

  @ParameterizedTest
  @MethodSource("files")
  void runActionsOfOneCommitOnly(Path file) {
    assertThat(text(file).lines().map(String::strip))
        .filteredOn(line -> line.replaceFirst("^- ", "").startsWith("uses:"))
        .isNotEmpty()
        .filteredOn(line -> !PINNED.matcher(line.replaceFirst("^- ", "")).matches())
        .allMatch(line -> Files.exists(ROOT.resolve(line.replaceFirst("^uses: \\./", ""))));
  }

  @ParameterizedTest
  @MethodSource("files")
  void callCommandsAndOptionsThatThereAre(Path file) {
    Map<String, String> help = help();

    assertThat(COMMAND.matcher(text(file)).results())
        .isNotEmpty()
        .allSatisfy(
            call -> {
              assertThat(help).containsKey(call.group(1));
              assertThat(OPTION.matcher(call.group(2)).results())
                  .allSatisfy(
                      option ->
                          assertThat(help.get(call.group(1)))
                              .containsPattern(option.group() + "[ =]"));
            });
  }

  @ParameterizedTest
  @MethodSource("files")
  void readOnlyUnlessTheyDeployAndEndSometime(Path file) {
    JsonNode workflow = yaml(file);

    assertThat(workflow.path("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
    workflow
        .path("jobs")
        .properties()
        .forEach(
            job -> {
              boolean deploys =
                  job.getValue().path("uses").asText().endsWith("/deploy.yml")
                      || job.getValue().has("environment");
              assertThat(job.getValue().at("/permissions/id-token").asText().equals("write"))
                  .as(job.getKey())
                  .isEqualTo(deploys);
              assertThat(job.getValue().has("timeout-minutes") || job.getValue().has("uses"))
                  .as("%s has an end", job.getKey())
                  .isTrue();
            });
    assertThat(text(file)).doesNotContain("secrets.", "pull_request_target", "aws-access-key-id");
  }

  /** What comes from outside reaches a shell as a variable of its environment only. */
  @ParameterizedTest
  @MethodSource("files")
  void putNoExpressionsIntoCommands(Path file) {
    assertThat(yaml(file).findValuesAsText("run")).noneMatch(command -> command.contains("${{"));
  }

  @Test
  void deployToProdWhatWasVerifiedInDevAndEachStageOnceAtATime() {
    JsonNode jobs = yaml(FOLDER.resolve("shop.yml")).path("jobs");
    JsonNode deploy = yaml(FOLDER.resolve("deploy.yml")).at("/jobs/deploy");
    List<String> commands =
        deploy.findValuesAsText("run").stream()
            .map(run -> run.replaceAll("(?s).*\n(?=npx)", ""))
            .toList();

    assertThat(jobs.at("/dev/needs").asText()).isEqualTo("test");
    assertThat(jobs.at("/dev/if").asText()).contains("refs/heads/main", "push");
    assertThat(jobs.at("/prod/needs").asText()).isEqualTo("dev");
    assertThat(Stage.of(jobs.at("/prod/with/stage").asText())).isEqualTo(Stage.PROD);
    assertThat(deploy.path("environment").asText()).isEqualTo("${{ inputs.stage }}");
    assertThat(deploy.at("/concurrency/group").asText()).isEqualTo("deploy-${{ inputs.stage }}");
    assertThat(deploy.at("/concurrency/cancel-in-progress").asBoolean(true)).isFalse();
    assertThat(commands.get(commands.size() - 1)).startsWith("./comanda verify ");
    assertThat(commands).anyMatch(command -> command.startsWith("npx cdk deploy --all "));
  }

  @Test
  void areExplainedToWhomeverSetsThemUp() {
    String operations = text(ROOT.resolve("docs/operations.md"));

    assertThat(files().flatMap(file -> VARIABLE.matcher(text(file)).results()))
        .isNotEmpty()
        .allSatisfy(used -> assertThat(operations).contains("`" + used.group(1) + "`"));
  }

  /** What {@code ./comanda COMMAND --help} says. */
  private static Map<String, String> help() {
    try (Stream<Path> pages = Files.list(ROOT.resolve("commands/help"))) {
      return pages.collect(
          Collectors.toMap(
              page -> page.getFileName().toString().replace(".txt", ""),
              GitHubWorkflowsTest::text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode yaml(Path file) {
    try {
      return new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
