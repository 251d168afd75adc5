package dev.comanda.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * AWS CloudFormation Guard, as npm's {@code @cdklabs/cdk-validator-cfnguard} brings it: a binary
 * for each platform, and the proactive controls of AWS Control Tower as rules.
 *
 * @see <a href="https://docs.aws.amazon.com/cfn-guard/latest/ug/what-is-guard.html">Guard</a>
 */
final class CfnGuard {

  private static final Path PACKAGE =
      Path.of("node_modules/@cdklabs/cdk-validator-cfnguard").toAbsolutePath();
  private static final Pattern RESOURCE = Pattern.compile("/Resources/(\\w+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was found, by rules and by the template's text. */
  private static final Map<List<Path>, Map<String, List<Finding>>> CHECKED = new HashMap<>();

  /** Guard's exit code when templates fail rules. */
  private static final int FINDINGS = 19;

  private CfnGuard() {}

  /** The rules that the package brings. */
  static Path controlTower() {
    return PACKAGE.resolve("rules/control-tower/cfn-guard");
  }

  /**
   * Checks templates. One that was checked before is not checked again: stages, with and without a
   * domain, have half of their templates in common.
   *
   * @param rules files or folders
   */
  static List<Finding> check(List<Path> templates, List<Path> rules) {
    Map<String, List<Finding>> known = CHECKED.computeIfAbsent(rules, r -> new HashMap<>());
    List<Path> unknown =
        templates.stream().filter(template -> !known.containsKey(text(template))).toList();
    Map<String, List<Finding>> found =
        halves(unknown).parallelStream()
            .flatMap(half -> run(half, rules))
            .collect(Collectors.groupingBy(Finding::stack));
    for (Path template : unknown) {
      known.put(text(template), found.getOrDefault(stack(template), List.of()));
    }
    return templates.stream()
        .flatMap(template -> known.get(text(template)).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Guard works on one core only. */
  private static List<List<Path>> halves(List<Path> templates) {
    Map<Integer, List<Path>> halves =
        IntStream.range(0, templates.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> i % 2, Collectors.mapping(templates::get, Collectors.toList())));
    return List.copyOf(halves.values());
  }

  private static Stream<Finding> run(List<Path> templates, List<Path> rules) {
    List<String> command = new ArrayList<>(List.of(binary().toString(), "validate"));
    command.addAll(List.of("--structured", "--output-format", "json", "--show-summary", "none"));
    rules.forEach(rule -> command.addAll(List.of("--rules", rule.toString())));
    templates.forEach(template -> command.addAll(List.of("--data", template.toString())));
    List<Finding> findings = new ArrayList<>();
    for (JsonNode template : run(command)) {
      String stack = stack(Path.of(template.path("name").asText()));
      for (JsonNode failed : template.path("not_compliant")) {
        String rule = failed.at("/Rule/name").asText();
        RESOURCE
            .matcher(failed.toString())
            .results()
            .forEach(found -> findings.add(new Finding(rule, stack, found.group(1))));
      }
    }
    return findings.stream();
  }

  private static String stack(Path template) {
    return template.getFileName().toString().replaceAll("^Comanda-\\w+-|\\.template\\.json$", "");
  }

  private static String text(Path template) {
    try {
      return Files.readString(template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode run(List<String> command) {
    try {
      Path errors = Files.createTempFile("cfn-guard", ".log");
      errors.toFile().deleteOnExit();
      Process guard = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      byte[] printed = guard.getInputStream().readAllBytes();
      int exit = guard.waitFor();
      if (exit != 0 && exit != FINDINGS) {
        throw new AssertionError("cfn-guard ended with " + exit + ": " + Files.readString(errors));
      }
      return JSON.readTree(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path binary() {
    Path binary = PACKAGE.resolve(binary(System.getProperty("os.name"), architecture()));
    if (!Files.isExecutable(binary)) {
      throw new AssertionError(binary + " is missing: run `npm ci` in the folder cdk");
    }
    return binary;
  }

  /**
   * Where the package has the binary of a platform.
   *
   * @throws AssertionError if it has none
   */
  static String binary(String system, String architecture) {
    String folder =
        system.toLowerCase(Locale.ROOT).startsWith("mac")
            ? "macos"
            : system.equals("Linux") ? "ubuntu" : null;
    if (folder == null || !List.of("x86_64", "aarch64").contains(architecture)) {
      throw new AssertionError(
          "There is no cfn-guard for "
              + system
              + " on "
              + architecture
              + ", only for Linux and macOS on x86_64 and aarch64: build there, or in WSL.");
    }
    return "bin/" + folder + "/" + architecture + "/cfn-guard";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch");
    return name.equals("amd64") ? "x86_64" : name;
  }

  /**
   * A resource that fails a rule.
   *
   * @param stack the stack's name without product and stage
   */
  record Finding(String rule, String stack, String resource) implements Comparable<Finding> {

    @Override
    public int compareTo(Finding other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return rule + " " + stack + "/" + resource;
    }
  }
}
