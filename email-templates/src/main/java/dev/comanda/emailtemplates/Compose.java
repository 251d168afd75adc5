package dev.comanda.emailtemplates;

import dev.comanda.contract.Language;
import dev.comanda.contract.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
      Map<String, String> plain = new WordsByName(own, shared, language, Form.TEXT);
      write(into.resolve("subject.txt"), plain.get("subject"));
      write(into.resolve("body.txt"), text.compose("body", language, plain));
      write(
          into.resolve("body.html"),
          html.compose("body", language, new WordsByName(own, shared, language, Form.HTML)));
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
}
