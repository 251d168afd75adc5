package dev.comanda.engine.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** COVERAGE.md, of which tests keep the quoted messages true. */
public final class CoveragePage {

  private static final Path PAGE = Path.of("../COVERAGE.md");
  private static final Pattern QUOTED = Pattern.compile("(?m)\\| `([^`]*)` \\|$");

  private CoveragePage() {}

  /** The messages in a section's table, in its order. */
  public static List<String> messages(String section) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("## " + section + "\n");
    if (start < 0) {
      throw new IllegalArgumentException(PAGE + " has no section " + section);
    }
    int end = page.indexOf("\n## ", start);
    return QUOTED
        .matcher(page.substring(start, end < 0 ? page.length() : end))
        .results()
        .map((MatchResult row) -> row.group(1))
        .toList();
  }
}
