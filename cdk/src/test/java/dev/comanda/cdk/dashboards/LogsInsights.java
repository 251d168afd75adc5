package dev.comanda.cdk.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of CloudWatch Logs Insights' syntax as Comanda's queries use, read from its reference.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">Query
 *     syntax</a>
 */
final class LogsInsights {

  private static final Set<String> COMMANDS = Set.of("fields", "filter", "stats", "sort", "limit");
  private static final Set<String> AGGREGATES = Set.of("count", "max", "min", "latest", "pct");
  private static final Set<String> FUNCTIONS = Set.of("coalesce", "ispresent", "substr");
  private static final Set<String> WORDS =
      Set.of("as", "by", "and", "or", "in", "like", "asc", "desc");

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|(?<text>'[^']*')|(?<number>\\d+)|(?<name>@?[A-Za-z_][\\w.]*)"
              + "|(?<operator>!=|<=|>=|[=<>+*/()\\[\\],-])");

  private static final int MOST_ROWS = 10_000;

  private final Set<String> fields = new TreeSet<>();
  private Set<String> known;

  private LogsInsights() {}

  /**
   * Checks a query: its commands, functions and brackets, and that what it sorts by is there.
   *
   * @return the fields of log events that it reads
   */
  static Set<String> check(String query) {
    LogsInsights check = new LogsInsights();
    for (String command : query.split("\\|")) {
      check.command(command.strip());
    }
    return check.fields;
  }

  private void command(String command) {
    String name = command.split(" ", 2)[0];
    assertThat(COMMANDS).as(command).contains(name);
    List<String> tokens = tokens(command.substring(name.length()));
    balanced(command, tokens);
    switch (name) {
      case "limit" ->
          assertThat(tokens)
              .singleElement()
              .satisfies(n -> assertThat(Integer.parseInt(n)).isBetween(1, MOST_ROWS));
      case "stats" -> stats(command, tokens);
      default -> expressions(command, tokens, FUNCTIONS);
    }
  }

  /** After {@code stats} there is nothing but its results and what it grouped by. */
  private void stats(String command, List<String> tokens) {
    int by = tokens.indexOf("by");
    assertThat(by).as("%s groups", command).isPositive();
    assertThat(tokens.subList(0, by)).as("%s counts", command).containsAnyElementsOf(AGGREGATES);
    expressions(command, tokens, AGGREGATES);
    Set<String> results = new TreeSet<>();
    for (int i = 0; i < by; i++) {
      if (tokens.get(i).equals("as")) {
        results.add(tokens.get(i + 1));
      }
    }
    tokens.subList(by + 1, tokens.size()).stream()
        .filter(t -> !t.equals(","))
        .forEach(results::add);
    known = results;
  }

  private void expressions(String command, List<String> tokens, Set<String> functions) {
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      boolean isName = token.matches("@?[A-Za-z_].*") && !WORDS.contains(token);
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).equals("(");
      boolean alias = i > 0 && tokens.get(i - 1).equals("as");
      if (isName && called) {
        assertThat(functions).as(command).contains(token);
      } else if (isName && !alias) {
        read(command, token);
      } else if (alias && known == null) {
        aliases.add(token);
      }
    }
  }

  private final Set<String> aliases = new TreeSet<>();

  private void read(String command, String name) {
    if (known != null) {
      assertThat(known).as(command).contains(name);
    } else if (!aliases.contains(name)) {
      fields.add(name);
    }
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (token.find()) {
      assertThat(token.start()).as("'%s' at %d", text, end).isEqualTo(end);
      end = token.end();
      if (!token.group().isBlank()) {
        tokens.add(token.group());
      }
    }
    assertThat(end).as("'%s' at %d", text, end).isEqualTo(text.length());
    return tokens;
  }

  private static void balanced(String command, List<String> tokens) {
    StringBuilder open = new StringBuilder();
    for (String token : tokens) {
      switch (token) {
        case "(" -> open.append(')');
        case "[" -> open.append(']');
        case ")", "]" -> {
          assertThat(open).as(command).endsWith(token);
          open.setLength(open.length() - 1);
        }
        default -> {}
      }
    }
    assertThat(open).as(command).isEmpty();
  }
}
