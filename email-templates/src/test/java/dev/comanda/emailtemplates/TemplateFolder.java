package dev.comanda.emailtemplates;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
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

  private static final Pattern TAG = Pattern.compile("\\{\\{([#/]?)([a-z]+ )?([A-Za-z.]+)}}");

  static List<TemplateFolder> all() {
    Path message = packaged("order-confirmation");
    try (Stream<Path> locales = Files.list(message)) {
      return locales
          .sorted()
          .map(
              path -> new TemplateFolder("order-confirmation", path.getFileName().toString(), path))
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

  Map<String, Object> sample() {
    try {
      return new ObjectMapper().readValue(source("sample.json"), new TypeReference<>() {});
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
      if ("/".equals(tag.group(1))) {
        scope = "";
      } else if ("#".equals(tag.group(1))) {
        scope = tag.group(3) + "[].";
      } else {
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

  private static Path packaged(String name) {
    URL url = TemplateFolder.class.getClassLoader().getResource(name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return message + "/" + locale;
  }
}
