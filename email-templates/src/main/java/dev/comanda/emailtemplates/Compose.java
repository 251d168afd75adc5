package dev.comanda.emailtemplates;

import dev.comanda.contract.Language;
import dev.comanda.contract.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the parts of every mail of the shop in every language. */
public final class Compose {

  private static final String WORDS = "words.yaml";

  private final Path sources;
  private final Path target;
  private final Words shared;

  Compose(Path sources, Path target) {
    this.sources = sources;
    this.target = target;
    this.shared = Words.read(sources.resolve("shared").resolve(WORDS), "shared/" + WORDS);
  }

  /** Takes the folder of the messages, and where the composed ones go. */
  public static void main(String[] args) {
    Compose compose = new Compose(Path.of(args[0]), Path.of(args[1]));
    for (Mail mail : Mail.values()) {
      compose.message(mail.folder());
    }
    compose.shared.refuseUnused();
  }

  void message(String message) {
    Path folder = sources.resolve(message);
    Words own = Words.read(folder.resolve(WORDS), message + "/" + WORDS);
    own.refuseThoseOf(shared);
    Layouts html = new Layouts(folder, sources.resolve("shared"), Form.HTML);
    Layouts text = new Layouts(folder, sources.resolve("shared"), Form.TEXT);
    for (Language language : Language.values()) {
      Path into = target.resolve(message).resolve(language.tag());
      Map<String, String> plain = new Named(own, language, Form.TEXT);
      write(into.resolve("subject.txt"), plain.get("subject"));
      write(into.resolve("body.txt"), text.compose("body", language, plain));
      write(
          into.resolve("body.html"),
          html.compose("body", language, new Named(own, language, Form.HTML)));
    }
    own.refuseUnused();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message's words and the shared ones, by their names. */
  private final class Named extends AbstractMap<String, String> {

    private final Words own;
    private final Language language;
    private final Form form;

    Named(Words own, Language language, Form form) {
      this.own = own;
      this.language = language;
      this.form = form;
    }

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

    @Override
    public Set<Entry<String, String>> entrySet() {
      throw new UnsupportedOperationException();
    }
  }
}
