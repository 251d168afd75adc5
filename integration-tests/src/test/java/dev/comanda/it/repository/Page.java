package dev.comanda.it.repository;

import dev.comanda.it.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of Markdown in this repository. */
record Page(Path path, String text) {

  static final Path ROOT = Product.root();

  private static final Set<String> NOT_OURS =
      Set.of("node_modules", "target", ".git", ".comanda", "cdk.out");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

  static Page of(Path path) {
    try {
      return new Page(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Page> all() {
    return files(ROOT).filter(file -> file.toString().endsWith(".md")).map(Page::of).toList();
  }

  /** Every file below a folder, but for what was installed or built. */
  static Stream<Path> files(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !NOT_OURS.contains(entry.getFileName().toString()))
          .flatMap(entry -> Files.isDirectory(entry) ? files(entry) : Stream.of(entry))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it links to in this repository. */
  List<String> links() {
    return groups(LINK).filter(link -> !link.matches("[a-z]+:.*")).toList();
  }

  /** What it sets as code within a line. */
  List<String> code() {
    return groups(CODE).toList();
  }

  boolean has(String anchor) {
    return groups(ANCHOR).anyMatch(anchor::equals)
        || groups(HEADING).map(Page::slug).anyMatch(anchor::equals);
  }

  /** As GitHub makes an anchor of a heading. */
  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
  }

  private Stream<String> groups(Pattern pattern) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  @Override
  public String toString() {
    return ROOT.relativize(path).toString();
  }

  static Set<String> classes() {
    return files(ROOT)
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".java"))
        .map(name -> name.substring(0, name.length() - ".java".length()))
        .collect(Collectors.toSet());
  }
}
