package dev.comanda.cdk.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.consumer.Consumer;
import dev.comanda.cdk.guard.CfnGuard.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The templates against AWS Control Tower's controls and against rules of our own. {@code
 * guard/controls.yaml} has the exceptions, each with its reason.
 */
class CfnGuardTest {

  private static final Path FOLDER = Path.of("src/test/resources/guard").toAbsolutePath();
  private static final Path EVERYWHERE = FOLDER.resolve("everywhere.guard");
  private static final Path PRODUCTION = FOLDER.resolve("production.guard");
  private static final JsonNode CONTROLS = yaml(FOLDER.resolve("controls.yaml"));

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void templatesSatisfyTheControlsOfControlTower(Assembly assembly) {
    assertThat(notAccepted(controlTower(assembly))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void templatesKeepOurPromises(Assembly assembly) {
    assertThat(notAccepted(promises(assembly))).isEmpty();
  }

  @Test
  void everyPromiseCanBeBroken() {
    List<Finding> findings =
        CfnGuard.check(
            List.of(FOLDER.resolve("broken.template.json")), List.of(EVERYWHERE, PRODUCTION));

    assertThat(findings)
        .extracting(Finding::rule)
        .containsAll(rules(EVERYWHERE))
        .containsAll(rules(PRODUCTION));
  }

  @Test
  void exceptionsAreThoseThatAreNeeded() {
    Set<String> found =
        Assembly.all()
            .flatMap(
                assembly ->
                    Stream.of(controlTower(assembly), promises(assembly)).flatMap(List::stream))
            .map(Finding::toString)
            .collect(Collectors.toSet());

    assertThat(accepted()).doesNotHaveDuplicates();
    for (List<String> alternatives : exceptions()) {
      assertThat(found).containsAnyElementsOf(alternatives);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, x86_64, bin/ubuntu/x86_64/cfn-guard",
    "Linux, aarch64, bin/ubuntu/aarch64/cfn-guard",
    "Mac OS X, aarch64, bin/macos/aarch64/cfn-guard",
    "Mac OS X, x86_64, bin/macos/x86_64/cfn-guard",
  })
  void thePackageHasABinaryForEveryPlatformThatWeName(String system, String cpu, String path) {
    assertThat(CfnGuard.binary(system, cpu)).isEqualTo(path);
    assertThat(CfnGuard.controlTower().resolve("../../..").resolve(path)).isExecutable();
  }

  @Test
  void anotherPlatformIsToldSo() {
    assertThatThrownBy(() -> CfnGuard.binary("Windows 11", "x86_64"))
        .hasMessageContaining("no cfn-guard for Windows 11 on x86_64");
  }

  private static List<Finding> controlTower(Assembly assembly) {
    return CfnGuard.check(templates(assembly), List.of(CfnGuard.controlTower()));
  }

  private static List<Finding> promises(Assembly assembly) {
    return CfnGuard.check(
        templates(assembly),
        assembly.isProduction() ? List.of(EVERYWHERE, PRODUCTION) : List.of(EVERYWHERE));
  }

  private static List<Finding> notAccepted(List<Finding> findings) {
    Set<String> accepted = Set.copyOf(accepted());
    return findings.stream().filter(finding -> !accepted.contains(finding.toString())).toList();
  }

  private static List<Path> templates(Assembly assembly) {
    try (Stream<Path> files = Files.list(assembly.directory())) {
      return files.filter(file -> file.toString().endsWith(".template.json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The accepted findings, written as findings write themselves. */
  private static List<String> accepted() {
    return exceptions().stream().flatMap(List::stream).toList();
  }

  /** For each exception what it accepts: the part of a consumer may be that of any of them. */
  private static List<List<String>> exceptions() {
    List<List<String>> exceptions = new ArrayList<>();
    for (JsonNode exception : CONTROLS.path("accepted")) {
      assertThat(exception.path("reason").asText()).isNotBlank();
      JsonNode rules = exception.has("rules") ? exception.path("rules") : exception.path("rule");
      for (String rule : Resource.texts(rules)) {
        for (JsonNode resource : exception.path("resources")) {
          exceptions.add(List.of(rule + " " + resource.asText()));
        }
        for (JsonNode part : exception.path("ofEachConsumer")) {
          exceptions.add(
              Consumer.in(Assembly.dev()).stream()
                  .map(consumer -> rule + " " + consumer.part(part.asText()))
                  .toList());
        }
      }
    }
    return exceptions;
  }

  private static List<String> rules(Path file) {
    try {
      return Pattern.compile("^rule (\\w+)", Pattern.MULTILINE)
          .matcher(Files.readString(file))
          .results()
          .map((MatchResult rule) -> rule.group(1))
          .toList();
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
