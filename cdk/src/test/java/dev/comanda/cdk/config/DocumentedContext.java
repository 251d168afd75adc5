package dev.comanda.cdk.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What {@code README.md} and {@code docs/operations.md} tell operators to configure. */
final class DocumentedContext {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String README = text("README.md");
  private static final String OPERATIONS = text("docs/operations.md");

  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\|.*\\| ([^|]*) \\|$", Pattern.MULTILINE);
  private static final Pattern PAIR = Pattern.compile("`(\\w+)=([^`]*)`");
  private static final Pattern JSON = Pattern.compile("(?s)```json\\n(.*?)```");

  /** Up to what ends a command for a shell or for a reader, if not in quotes. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:\\./comanda synth|npx cdk (?:ls|synth|deploy|diff|destroy))"
              + "(?:'[^']*'|\"[^\"]*\"|\\\\\\n|[^'\"`;&|>)#\\n])*");

  private DocumentedContext() {}

  /** The table's keys, each with its example and what that needs beside it. */
  static Map<String, Map<String, String>> examples() {
    int begin = OPERATIONS.indexOf("## Configure");
    String section = OPERATIONS.substring(begin, OPERATIONS.indexOf("\n## ", begin));
    Map<String, Map<String, String>> examples = new LinkedHashMap<>();
    ROW.matcher(section)
        .results()
        .forEach(
            row -> {
              Map<String, String> example = new LinkedHashMap<>();
              PAIR.matcher(row.group(2))
                  .results()
                  .forEach(pair -> example.put(pair.group(1), pair.group(2)));
              examples.put(row.group(1), example);
            });
    return examples;
  }

  /** The {@code context} of the example of a {@code cdk.json}. */
  static Map<String, String> cdkJson() {
    MatchResult block = JSON.matcher(OPERATIONS).results().findFirst().orElseThrow();
    try {
      Map<String, String> context = new TreeMap<>();
      for (Map.Entry<String, JsonNode> value :
          new ObjectMapper().readTree(block.group(1)).path("context").properties()) {
        context.put(value.getKey(), value.getValue().asText());
      }
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The context of each command that synthesizes, by the command. The README's have no {@code
   * cdk.json}, those of operations the example.
   */
  static Map<String, Map<String, String>> commands() {
    Map<String, Map<String, String>> commands = new LinkedHashMap<>();
    COMMAND.matcher(README).results().forEach(c -> add(commands, c.group(), Map.of()));
    COMMAND.matcher(OPERATIONS).results().forEach(c -> add(commands, c.group(), cdkJson()));
    return commands;
  }

  private static void add(
      Map<String, Map<String, String>> commands, String command, Map<String, String> cdkJson) {
    if (command.contains("STAGE")) {
      add(commands, command.replace("STAGE", "dev"), cdkJson);
      add(commands, command.replace("STAGE", "prod"), cdkJson);
      return;
    }
    List<String> words = words(command);
    Map<String, String> context = new TreeMap<>();
    if (words.get(0).equals("npx")) {
      context.putAll(cdkJson);
    }
    for (int i = 0; i < words.size() - 1; i++) {
      if (words.get(i).equals("--stage")) {
        context.put("stage", words.get(i + 1));
      } else if (words.get(i).equals("-c")) {
        String[] pair = words.get(i + 1).split("=", 2);
        context.put(pair[0], pair[1]);
      }
    }
    commands.put(command.strip(), context);
  }

  /** A command's words, as a shell makes them. */
  private static List<String> words(String command) {
    try {
      Process bash =
          new ProcessBuilder("bash", "-c", "printf '%s\\0' " + command.strip())
              .redirectErrorStream(true)
              .start();
      String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (bash.waitFor() != 0) {
        throw new AssertionError(command + ": " + out);
      }
      return new ArrayList<>(Arrays.asList(out.split("\0")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
