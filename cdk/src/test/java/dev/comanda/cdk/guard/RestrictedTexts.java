package dev.comanda.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What services take as free text, by {@code texts.yaml}. CloudFormation asks none of it before.
 */
public final class RestrictedTexts {

  /**
   * What a service says of a text.
   *
   * @param type a resource type, or {@code *}
   * @param property its path, with {@code *} for a list's member
   */
  public record Rule(String type, String property, Pattern allowed, int longest) {

    Rule(JsonNode line) {
      this(
          line.path("type").asText(),
          line.path("property").asText(),
          Pattern.compile(line.path("allowed").asText("(?s).*")),
          line.path("longest").asInt(Integer.MAX_VALUE));
    }

    boolean isFor(String type, String property) {
      return this.property.equals(property) && (this.type.equals(type) || this.type.equals("*"));
    }

    boolean takes(String text) {
      return text.codePointCount(0, text.length()) <= longest && allowed.matcher(text).matches();
    }
  }

  /** Properties whose name says that they are a text, wherever they are. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:.*/)?(?:Tags/\\*/(?:Key|Value)|\\w*(?:Comment|Description|Label|Message|Name|Subject"
              + "|SubjectPart|Title|ViewExpandedText|ViewOriginalText|MailFromDomain|From))");

  /** What no service reads as a text: what CDK's own functions are told. */
  private static final String OF_CDK = "Custom::";

  public static final List<Rule> RULES = read(Path.of("src/test/resources/texts.yaml"));

  private RestrictedTexts() {}

  private static List<Rule> read(Path file) {
    try {
      return StreamSupport.stream(new YAMLMapper().readTree(file.toFile()).spliterator(), false)
          .map(Rule::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with the texts of an assembly, a line each. */
  public static List<String> problems(Assembly assembly) {
    Templates templates = new Templates(assembly, assembly.isProduction() ? "prod" : "dev");
    List<String> problems = new ArrayList<>();
    for (Resource resource : assembly.resources()) {
      texts(
          resource,
          (property, value) -> {
            String where = resource + " " + resource.type() + " " + property;
            Optional<Rule> rule = rule(resource.type(), property);
            if (rule.isEmpty()) {
              problems.add(where + ": texts.yaml does not say what the service takes");
            } else if (!rule.get().takes(templates.text(resource.stack(), value))) {
              problems.add(where + ": the service does not take " + value);
            }
          });
    }
    return problems;
  }

  public static Optional<Rule> rule(String type, String property) {
    return RULES.stream().filter(rule -> rule.isFor(type, property)).findFirst();
  }

  /** Calls with the path and value of each text of a resource. */
  public static void texts(Resource resource, BiConsumer<String, JsonNode> text) {
    if (!resource.type().startsWith(OF_CDK)) {
      walk("", resource.properties(), text);
    }
  }

  private static void walk(String path, JsonNode node, BiConsumer<String, JsonNode> text) {
    if (TEXT.matcher(path).matches() && (node.isTextual() || node.has("Fn::Join"))) {
      text.accept(path, node);
    } else if (node.isArray()) {
      node.forEach(member -> walk(path + "/*", member, text));
    } else {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        if (!property.getKey().matches("Ref|Fn::.*")) {
          String below = path.isEmpty() ? property.getKey() : path + "/" + property.getKey();
          walk(below, property.getValue(), text);
        }
      }
    }
  }

  /** The rules that some text of these assemblies is under. */
  public static List<Rule> met(List<Assembly> assemblies) {
    return assemblies.stream()
        .flatMap(assembly -> assembly.resources().stream())
        .flatMap(
            resource -> {
              List<Rule> met = new ArrayList<>();
              texts(
                  resource,
                  (property, value) -> rule(resource.type(), property).ifPresent(met::add));
              return met.stream();
            })
        .distinct()
        .collect(Collectors.toList());
  }
}
