package dev.comanda.engine.states.jsonata;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an expression names, as far as its text shows.
 *
 * @param variables the names with a dollar sign in it: variables, functions, and {@code states}
 * @param ofStates the members of {@code $states} that it reads, such as {@code result}
 * @param root whether it reads {@code $$}, the context that Step Functions does not give
 */
public record References(Set<String> variables, Set<String> ofStates, boolean root) {

  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Pattern OF_STATES = Pattern.compile("\\$states\\s*\\.\\s*`?(\\w+)");

  /** Two dollar signs; in a pattern they may stand before its end. */
  private static final Pattern ROOT = Pattern.compile("\\$\\$(?![\\w/])");

  static References of(String source) {
    String code = TEXT_OR_COMMENT.matcher(source).replaceAll("''");
    return new References(
        names(VARIABLE, source), names(OF_STATES, code), ROOT.matcher(code).find());
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult name) -> name.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
