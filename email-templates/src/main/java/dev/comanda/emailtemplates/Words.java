package dev.comanda.emailtemplates;

import dev.comanda.contract.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** A file of words: each has a name, and a text in every language of the shop. */
final class Words {

  private static final Set<String> LANGUAGES =
      Arrays.stream(Language.values())
          .map(Language::tag)
          .collect(Collectors.toCollection(TreeSet::new));

  private final String file;
  private final Map<String, Map<String, String>> texts = new LinkedHashMap<>();
  private final Set<String> unused = new TreeSet<>();

  private Words(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param name what to call it
   * @throws CompositionException if a word lacks a language, or has one that the shop does not
   */
  static Words read(Path path, String name) {
    Words words = new Words(name);
    try {
      LoaderOptions strict = new LoaderOptions();
      strict.setAllowDuplicateKeys(false);
      Map<?, ?> file = new Yaml(strict).load(Files.readString(path));
      file.forEach((word, texts) -> words.add(word.toString(), texts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (YAMLException e) {
      throw new CompositionException(name + ": " + e.getMessage());
    }
    return words;
  }

  private void add(String word, Object byLanguage) {
    Map<?, ?> of = byLanguage instanceof Map<?, ?> map ? map : Map.of();
    for (String language : LANGUAGES) {
      if (!(of.get(language) instanceof String text) || text.isBlank()) {
        throw new CompositionException(file + ": '" + word + "' has no text in " + language);
      }
      texts.computeIfAbsent(word, w -> new LinkedHashMap<>()).put(language, text);
    }
    if (of.size() != LANGUAGES.size()) {
      throw new CompositionException(
          file + ": '" + word + "' is in " + of.keySet() + ", the shop speaks " + LANGUAGES);
    }
    unused.add(word);
  }

  boolean has(String word) {
    return texts.containsKey(word);
  }

  /** A word's text; from then on it is used. */
  String text(String word, Language language) {
    unused.remove(word);
    return texts.get(word).get(language.tag());
  }

  /**
   * Tells of a word that has the name of another.
   *
   * @throws CompositionException naming it
   */
  void refuseThoseOf(Words others) {
    texts.keySet().stream()
        .filter(others::has)
        .findFirst()
        .ifPresent(
            word -> {
              throw new CompositionException(
                  "'" + word + "' is in " + file + " and in " + others.file);
            });
  }

  /**
   * Tells of words that nobody has asked for.
   *
   * @throws CompositionException naming them
   */
  void refuseUnused() {
    if (!unused.isEmpty()) {
      throw new CompositionException(file + ": no layout uses " + unused);
    }
  }

  @Override
  public String toString() {
    return file;
  }
}
