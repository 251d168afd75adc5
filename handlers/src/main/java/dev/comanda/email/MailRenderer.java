package dev.comanda.email;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.helper.EachHelper;
import com.github.jknack.handlebars.helper.IfHelper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * Renders a message's templates byte for byte as SES renders them (nothing is escaped), but
 * strictly: where SES would leave a gap or drop the mail, this throws.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-advanced.html">Advanced
 *     email personalization</a>
 */
final class MailRenderer {

  private record Parts(Template subject, Template html, Template text) {}

  private final String message;
  private final Map<MailLocale, Parts> parts = new EnumMap<>(MailLocale.class);

  /**
   * Reads and compiles the templates of a message in every language.
   *
   * @param message the folder of the templates on the class path
   * @throws IllegalStateException if one is missing
   */
  MailRenderer(String message) {
    this.message = message;
    Handlebars handlebars = strict();
    for (MailLocale locale : MailLocale.values()) {
      String folder = message + "/" + locale.tag() + "/";
      parts.put(
          locale,
          new Parts(
              compile(handlebars, folder + "subject.txt"),
              compile(handlebars, folder + "body.html"),
              compile(handlebars, folder + "body.txt")));
    }
  }

  /**
   * The mail with this data.
   *
   * @throws MailNotRenderableException if the data lacks what a template names
   */
  RenderedMail render(MailLocale locale, Map<String, Object> data) {
    Context context = Context.newBuilder(data).resolver(MapValueResolver.INSTANCE).build();
    try {
      Parts of = parts.get(locale);
      return new RenderedMail(
          of.subject().apply(context), of.html().apply(context), of.text().apply(context));
    } catch (IOException | RuntimeException e) {
      throw new MailNotRenderableException(
          "Template " + message + "/" + locale.tag() + ": " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof MissingValueException missing) {
        return missing.getMessage();
      }
    }
    return "cannot be rendered";
  }

  private static Handlebars strict() {
    Handlebars handlebars = new Handlebars().with(EscapingStrategy.NOOP);
    Helper<Object> missing = (value, options) -> missing(options.helperName);
    handlebars.registerHelper(HelperRegistry.HELPER_MISSING, missing);
    handlebars.registerHelper("each", present(EachHelper.INSTANCE));
    handlebars.registerHelper("if", present(IfHelper.INSTANCE));
    return handlebars;
  }

  private static Helper<Object> present(Helper<Object> helper) {
    return (value, options) ->
        value == null ? missing("a value of #" + options.helperName) : helper.apply(value, options);
  }

  private static Object missing(String what) {
    throw new MissingValueException("the data lacks " + what);
  }

  private static Template compile(Handlebars handlebars, String resource) {
    try (InputStream in = MailRenderer.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("No template " + resource + " on the class path");
      }
      return handlebars.compileInline(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class MissingValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingValueException(String message) {
      super(message);
    }
  }
}
