package dev.comanda.engine.aws.iam.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a policy that may hold wildcards and policy variables. A variable that the call has no
 * value for makes the whole text match nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Variables
 *     and tags</a>
 */
final class TextPattern {

  /** {@code *}, {@code ?}, or a variable with or without a default. */
  private static final Pattern SPECIAL =
      Pattern.compile("\\*|\\?|\\$\\{(?<key>[^},]+)(?:,\\s*'(?<otherwise>[^']*)')?\\s*}");

  private final String text;
  private final boolean wildcards;
  private final int flags;
  private final Pattern constant;

  /**
   * @param wildcards whether {@code *} and {@code ?} stand for other characters
   * @param ignoreCase whether upper and lower case are the same
   */
  TextPattern(String text, boolean wildcards, boolean ignoreCase) {
    this.text = text;
    this.wildcards = wildcards;
    this.flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
    this.constant = text.contains("${") ? null : Pattern.compile(regex(null), flags);
  }

  boolean matches(String value, RequestContext context) {
    if (constant != null) {
      return constant.matcher(value).matches();
    }
    String regex = regex(context);
    return regex != null && Pattern.compile(regex, flags).matcher(value).matches();
  }

  boolean hasWildcard() {
    return wildcards && text.replaceAll("\\$\\{[^}]*}", "").matches("(?s).*[*?].*");
  }

  @Override
  public String toString() {
    return text;
  }

  /** Null if a variable has no value. */
  private String regex(RequestContext context) {
    StringBuilder regex = new StringBuilder();
    Matcher special = SPECIAL.matcher(text);
    int end = 0;
    while (special.find()) {
      regex.append(Pattern.quote(text.substring(end, special.start())));
      end = special.end();
      String part =
          special.group("key") == null ? wildcard(special.group()) : variable(special, context);
      if (part == null) {
        return null;
      }
      regex.append(part);
    }
    return regex.append(Pattern.quote(text.substring(end))).toString();
  }

  private String wildcard(String character) {
    if (!wildcards) {
      return Pattern.quote(character);
    }
    return character.equals("*") ? ".*" : ".";
  }

  /** A variable's value is taken as it is, wildcards and all. */
  private static String variable(Matcher variable, RequestContext context) {
    String key = variable.group("key").strip();
    if (List.of("*", "?", "$").contains(key)) {
      return Pattern.quote(key);
    }
    List<String> values = context.values(key);
    String value =
        values == null || values.size() != 1 ? variable.group("otherwise") : values.get(0);
    return value == null ? null : Pattern.quote(value);
  }
}
