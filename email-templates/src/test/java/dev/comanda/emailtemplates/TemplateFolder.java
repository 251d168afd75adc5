package dev.comanda.emailtemplates;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A message in one locale, read as it is packaged. */
record TemplateFolder(String message, String locale, Path path) {

  static final List<String> PARTS = List.of("subject.txt", "body.html", "body.txt");

  private static final Set<String> NO_MESSAGES = Set.of("src", "target", "shared");
  private static final TypeReference<Map<String, Map<String, Object>>> SAMPLES =
      new TypeReference<>() {};
  private static final Path PACKAGED = Path.of("target/classes");
  private static final Pattern TAG = Pattern.compile("\\{\\{([#/]?)([a-z]+ )?([A-Za-z.]+)}}");

  /** Every folder of this module but those of its build and of what mails share. */
  static List<String> messages() {
    return names(Path.of("")).stream().filter(name -> !NO_MESSAGES.contains(name)).toList();
  }

  static List<TemplateFolder> all() {
    return messages().stream().flatMap(message -> of(message).stream()).toList();
  }

  /** A message in every locale that it has. */
  static List<TemplateFolder> of(String message) {
    return names(PACKAGED.resolve(message)).stream()
        .map(
            locale ->
                new TemplateFolder(message, locale, PACKAGED.resolve(message).resolve(locale)))
        .toList();
  }

  private static List<String> names(Path parent) {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String source(String part) {
    try {
      return Files.readString(path.resolve(part), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data that the sender makes of the sample order. */
  Map<String, Object> sample() {
    try {
      return new ObjectMapper()
          .readValue(Path.of(message, "sample.json").toFile(), SAMPLES)
          .get(locale);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renders as SES does: nothing is escaped. */
  String render(String part, Map<String, Object> data) {
    try {
      return new Handlebars().with(EscapingStrategy.NOOP).compileInline(source(part)).apply(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The variables of a part by their full path, as {@code html.lines[].name}. */
  Set<String> variables(String part) {
    Set<String> variables = new TreeSet<>();
    String scope = "";
    Matcher tag = TAG.matcher(source(part));
    while (tag.find()) {
      if (tag.group().equals("{{/each}}")) {
        scope = "";
      } else if ("each ".equals(tag.group(2))) {
        scope = tag.group(3) + "[].";
      } else if (!"/".equals(tag.group(1))) {
        variables.add(scope + tag.group(3));
      }
    }
    return variables;
  }

  /** The variables that the sample gives a value to, named as {@link #variables} names them. */
  Set<String> sampleVariables(String form) {
    Set<String> variables = new TreeSet<>();
    collect(form, sample().get(form), variables);
    return variables;
  }

  private static void collect(String name, Object value, Set<String> into) {
    if (value instanceof Map<?, ?> members) {
      members.forEach((member, inner) -> collect(name + "." + member, inner, into));
    } else if (value instanceof List<?> elements) {
      elements.forEach(element -> collect(name + "[]", element, into));
    } else {
      into.add(name);
    }
  }

  @Override
  public String toString() {
    return message + "/" + locale;
  }
}
