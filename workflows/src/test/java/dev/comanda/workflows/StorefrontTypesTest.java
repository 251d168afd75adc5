package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The storefront's types are those of the API. It may leave out what it does not show; what it
 * sends is whole.
 */
class StorefrontTypesTest {

  private static final Path TYPES = Path.of("../storefront/src/api/types.ts");
  private static final Pattern INTERFACE =
      Pattern.compile("export interface (\\w+)(?:<\\w+>)? \\{\\n(.*?)\\n}", Pattern.DOTALL);
  private static final Pattern MEMBER = Pattern.compile("  (\\w+\\??): (.+);");
  private static final Pattern ALIAS = Pattern.compile("export type (\\w+) = (.+);");

  /** What the storefront calls a schema by another name. */
  private static final Map<String, String> NAMES = Map.of("LocalizedText", "Localized");

  private final String types = read();

  @ParameterizedTest
  @ValueSource(strings = {"Money", "Product", "OrderLine", "Order"})
  void readsWhatTheApiAnswers(String name) {
    assertThat(members(OpenApi.component(name))).containsAllEntriesOf(interfaces().get(name));
  }

  /** Those of a sign-in, of which those of a refresh lack one. */
  @Test
  void knowsTokens() {
    Map<String, String> tokens = new TreeMap<>(interfaces().get("Tokens"));
    assertThat(tokens.remove("refreshToken?")).isEqualTo("string");
    assertThat(members(OpenApi.component("RefreshedSession"))).isEqualTo(tokens);
    tokens.put("refreshToken", "string");
    assertThat(members(OpenApi.component("Session"))).isEqualTo(tokens);
  }

  /** It is stricter than it must be: it never sends a line without the price that it has shown. */
  @Test
  void sendsWhatTheApiTakes() {
    Map<String, String> line = new TreeMap<>(interfaces().get("RequestedLine"));
    line.put("expectedUnitPrice?", line.remove("expectedUnitPrice"));

    assertThat(line).isEqualTo(members(OpenApi.component("CartLine")));
  }

  @Test
  void knowsPages() {
    Map<String, String> page = new TreeMap<>(interfaces().get("Page"));
    assertThat(page.remove("items")).isEqualTo("Item[]");
    assertThat(members(OpenApi.component("ProductPage")))
        .containsAllEntriesOf(page)
        .containsEntry("items", "Product[]");
    assertThat(members(OpenApi.component("OrderPage")))
        .containsAllEntriesOf(page)
        .containsEntry("items", "Order[]");
  }

  @Test
  void hasNoTypeThatIsNotHeldHere() {
    assertThat(interfaces().keySet())
        .containsExactlyInAnyOrder(
            "Money", "Product", "OrderLine", "Order", "Tokens", "RequestedLine", "Page");
    assertThat(aliases()).containsOnlyKeys("Language", "Localized", "Stock");
    assertThat(aliases().get("Language")).isEqualTo(type(OpenApi.component("Locale")));
  }

  private Map<String, Map<String, String>> interfaces() {
    Map<String, Map<String, String>> interfaces = new TreeMap<>();
    Matcher each = INTERFACE.matcher(types);
    while (each.find()) {
      Map<String, String> members = new TreeMap<>();
      MEMBER
          .matcher(each.group(2))
          .results()
          .forEach(member -> members.put(member.group(1), plain(member.group(2))));
      interfaces.put(each.group(1), members);
    }
    return interfaces;
  }

  private Map<String, String> aliases() {
    return ALIAS
        .matcher(types)
        .results()
        .collect(Collectors.toMap(alias -> alias.group(1), alias -> alias.group(2)));
  }

  /** A type by what it stands for, but for those that stand for a schema. */
  private String plain(String type) {
    return NAMES.containsValue(type) ? type : aliases().getOrDefault(type, type);
  }

  private static Map<String, String> members(JsonNode schema) {
    Map<String, String> members = new TreeMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(
            property ->
                members.put(
                    property.getKey() + (isRequired(schema, property.getKey()) ? "" : "?"),
                    type(property.getValue())));
    return members;
  }

  private static boolean isRequired(JsonNode schema, String name) {
    return StreamSupport.stream(schema.path("required").spliterator(), false)
        .anyMatch(required -> required.asText().equals(name));
  }

  private static String type(JsonNode schema) {
    if (schema.has("allOf")) {
      return type(schema.at("/allOf/0"));
    }
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asText().replaceFirst(".*/", "");
      JsonNode component = OpenApi.component(name);
      return component.path("type").asText().equals("object")
          ? NAMES.getOrDefault(name, name)
          : type(component);
    }
    if (schema.has("enum")) {
      return StreamSupport.stream(schema.get("enum").spliterator(), false)
          .map(value -> "'" + value.asText() + "'")
          .collect(Collectors.joining(" | "));
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> "number";
      case "array" -> type(schema.get("items")) + "[]";
      default -> schema.path("type").asText();
    };
  }

  private static String read() {
    try {
      return Files.readString(TYPES);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
