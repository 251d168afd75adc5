package dev.comanda.emailtemplates;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.helper.StringHelpers;
import com.github.jknack.handlebars.io.CompositeTemplateLoader;
import com.github.jknack.handlebars.io.FileTemplateLoader;
import dev.comanda.contract.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;

/**
 * The layouts of a message and those that all share, in one form. Their tags are those of
 * Handlebars in brackets, {@code [[words.total]]}, so that SES's own stay as they are.
 */
final class Layouts {

  private static final int WIDTH = 74;

  private final String extension;
  private final Handlebars handlebars;

  Layouts(Path message, Path shared, Form form) {
    this.extension = "." + form.extension();
    this.handlebars =
        new Handlebars(
                new CompositeTemplateLoader(
                    new FileTemplateLoader(message.toFile(), extension),
                    new FileTemplateLoader(shared.toFile(), extension)))
            .with(EscapingStrategy.NOOP)
            .prettyPrint(true);
    handlebars.setStartDelimiter("[[");
    handlebars.setEndDelimiter("]]");
    handlebars.registerHelper(
        HelperRegistry.HELPER_MISSING,
        (value, options) -> {
          throw new CompositionException("nobody gives '" + options.helperName + "'");
        });
    handlebars.registerHelper("upper", StringHelpers.upper);
    handlebars.<String>registerHelper(
        "wrap",
        (text, options) -> wrapped(text, options.hash("width", WIDTH), options.hash("indent", 0)));
    handlebars.registerHelper(
        "columns", (context, options) -> columns(options.fn(options.context).toString()));
  }

  /**
   * A part of the message.
   *
   * @param words by their names
   * @throws CompositionException if it cannot be composed, or a tag of a layout is left
   */
  String compose(String part, Language language, Map<String, String> words) {
    try {
      String composed =
          handlebars
              .compile(part)
              .apply(
                  Context.newBuilder(Map.of("words", words, "language", language.tag()))
                      .resolver(MapValueResolver.INSTANCE)
                      .build());
      composed
          .lines()
          .filter(line -> line.contains("[[") || line.contains("]]"))
          .findFirst()
          .ifPresent(
              line -> {
                throw new CompositionException(
                    part + extension + ": a tag of a layout is left: " + line.strip());
              });
      return composed;
    } catch (IOException | HandlebarsException e) {
      throw new CompositionException(e.getMessage(), e);
    }
  }

  /** A paragraph in lines of at most so many characters, all but the first indented. */
  private static String wrapped(String text, int width, int indent) {
    return WordUtils.wrap(text, width - indent, "\n" + " ".repeat(indent), false);
  }

  /** Lines of two columns with a bar between them, as columns without the bar. */
  private static String columns(String lines) {
    List<String[]> rows = lines.lines().map(line -> line.split(" \\| ", 2)).toList();
    int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    return rows.stream()
        .map(row -> row[0] + " ".repeat(width - row[0].length()) + " " + row[1] + "\n")
        .collect(Collectors.joining());
  }
}
