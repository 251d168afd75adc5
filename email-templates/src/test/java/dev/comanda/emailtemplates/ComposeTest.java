package dev.comanda.emailtemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is forgotten stops the build, which says what it is. */
class ComposeTest {

  private static final String WORDS = "order-confirmation/words.yaml";
  private static final String LAYOUT = "order-confirmation/body.txt";

  @TempDir private Path folder;

  @BeforeEach
  void copyTheMails() throws IOException {
    for (String name : List.of("order-confirmation", "shared")) {
      Files.createDirectories(folder.resolve(name));
      try (Stream<Path> files = Files.list(Path.of(name))) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(file));
        }
      }
    }
  }

  @Test
  void writesWhatIsPackaged() throws IOException {
    compose();

    for (TemplateFolder packaged : TemplateFolder.all()) {
      for (String part : TemplateFolder.PARTS) {
        Path composed = folder.resolve("target").resolve(packaged.toString()).resolve(part);
        assertThat(Files.readString(composed)).as(part).isEqualTo(packaged.source(part));
      }
    }
  }

  @Test
  void aWordThatLacksALanguage() throws IOException {
    append(WORDS, "news:\n  es: Novedades\n");
    assertRefused("order-confirmation/words.yaml: 'news' has no text in en");
  }

  @Test
  void aWordInALanguageThatTheShopDoesNotSpeak() throws IOException {
    append(WORDS, "news:\n  es: Novedades\n  en: News\n  fr: Nouvelles\n");
    assertRefused("'news' is in [es, en, fr], the shop speaks [en, es]");
  }

  @ParameterizedTest
  @ValueSource(strings = {WORDS, "shared/words.yaml"})
  void aWordThatNoLayoutUses(String words) throws IOException {
    append(words, "news:\n  es: Novedades\n  en: News\n");
    assertRefused(words + ": no layout uses [news]");
  }

  @Test
  void aWordThatIsThereTwice() throws IOException {
    append(WORDS, "lead:\n  es: Hola\n  en: Hello\n");
    assertRefused("order-confirmation/words.yaml: ", "duplicate key lead");
  }

  @Test
  void aWordThatIsSharedAsWell() throws IOException {
    append(WORDS, "total:\n  es: Suma\n  en: Sum\n");
    assertRefused("'total' is in order-confirmation/words.yaml and in shared/words.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[words.news]]", "[[upper words.news]]", "[[wrap words.news]]"})
  void aWordThatIsNowhere(String tag) throws IOException {
    append(LAYOUT, tag + "\n");
    assertRefused(
        "body.txt:", "'news' is neither in order-confirmation/words.yaml nor in shared/words.yaml");
  }

  @Test
  void aSubjectThatIsNowhere() throws IOException {
    replace(WORDS, "subject:", "object:");
    assertRefused("'subject' is neither in");
  }

  @Test
  void aTagThatNobodyGivesAValue() throws IOException {
    append(LAYOUT, "[[news]]\n");
    assertRefused("body.txt:", "nobody gives 'news'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"words.lead]]", "[ [words.lead]]"})
  void aTagThatIsLeft(String tag) throws IOException {
    append(LAYOUT, tag + "\n");
    assertRefused("body.txt: a tag of a layout is left: ", "words.lead]]");
  }

  @Test
  void aTagWithinAWord() throws IOException {
    replace(WORDS, "We check and pack", "We [[words.lead]] and pack");
    assertRefused("body.txt: a tag of a layout is left: ", "We [[words.lead]]");
  }

  @Test
  void aTagThatDoesNotEnd() throws IOException {
    append(LAYOUT, "[[words.lead\n");
    assertRefused("body.txt:");
  }

  @Test
  void aSharedLayoutThatIsNowhere() throws IOException {
    append(LAYOUT, "[[> news]]\n");
    assertRefused("body.txt:", "Can't resolve: 'news'");
  }

  private void compose() {
    Compose.main(new String[] {folder.toString(), folder.resolve("target").toString()});
  }

  private void assertRefused(String... why) {
    assertThatThrownBy(this::compose)
        .isInstanceOf(CompositionException.class)
        .message()
        .contains(why);
  }

  private void append(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path) + text);
  }

  private void replace(String file, String text, String by) throws IOException {
    Path path = folder.resolve(file);
    assertThat(Files.readString(path)).contains(text);
    Files.writeString(path, Files.readString(path).replace(text, by));
  }
}
