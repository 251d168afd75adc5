package dev.comanda.emailtemplates;

import dev.comanda.contract.Language;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A message's words and the shared ones, by their names, as Handlebars asks for them. */
final class WordsByName extends AbstractMap<String, String> {

  private final Words own;
  private final Words shared;
  private final Language language;
  private final Form form;

  WordsByName(Words own, Words shared, Language language, Form form) {
    this.own = own;
    this.shared = shared;
    this.language = language;
    this.form = form;
  }

  /**
   * The text of a word, in the form.
   *
   * @throws CompositionException if there is no such word
   */
  @Override
  public String get(Object key) {
    String name = (String) key;
    for (Words words : List.of(own, shared)) {
      if (words.has(name)) {
        return form.of(words.text(name, language));
      }
    }
    throw new CompositionException("'" + name + "' is neither in " + own + " nor in " + shared);
  }

  /** What there is only counts once it is asked for. */
  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    throw new UnsupportedOperationException();
  }
}
