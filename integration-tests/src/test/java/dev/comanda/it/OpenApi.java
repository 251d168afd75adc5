package dev.comanda.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The API's description, {@code workflows/api/openapi.yaml}, as a judge of real answers.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a>, whose schemas are JSON
 *     Schema 2020-12
 */
final class OpenApi {

  private final ObjectNode document;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  OpenApi(Path yaml) {
    try {
      document = (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(yaml.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks the status, the media type, the required headers and the body of an answer.
   *
   * @throws AssertionError that says what the description does not allow
   */
  void check(String method, String path, HttpResponse<String> answer) {
    String template = template(method, path);
    String where = method + " " + template + " -> " + answer.statusCode();
    JsonNode operation =
        document.at("/paths/" + escape(template) + "/" + method.toLowerCase(Locale.ROOT));
    JsonNode response = resolved(operation.at("/responses/" + answer.statusCode()));
    if (response.isMissingNode()) {
      throw new AssertionError(where + " is not in the API's description: " + answer.body());
    }
    response
        .path("headers")
        .fields()
        .forEachRemaining(
            header -> {
              boolean required = resolved(header.getValue()).path("required").asBoolean();
              if (required && answer.headers().firstValue(header.getKey()).isEmpty()) {
                throw new AssertionError(where + " lacks its header " + header.getKey());
              }
            });
    checkBody(where, response.path("content"), answer);
  }

  private void checkBody(String where, JsonNode content, HttpResponse<String> answer) {
    if (content.isMissingNode() || content.isEmpty()) {
      if (!answer.body().isEmpty()) {
        throw new AssertionError(
            where + " has no body in the description, but here: " + answer.body());
      }
      return;
    }
    String mediaType = answer.headers().firstValue("content-type").orElse("").split(";")[0].trim();
    JsonNode schema = content.path(mediaType).path("schema");
    if (schema.isMissingNode()) {
      throw new AssertionError(where + " does not describe the media type '" + mediaType + "'");
    }
    List<com.networknt.schema.Error> errors =
        schemas
            .computeIfAbsent(schema.toString(), key -> schema(schema))
            .validate(Json.parse(answer.body()));
    if (!errors.isEmpty()) {
      throw new AssertionError(where + ": " + errors + "\n" + answer.body());
    }
  }

  /**
   * References point into the whole document, so a schema is judged with the components beside it.
   */
  private Schema schema(JsonNode schema) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.putArray("allOf").add(schema);
    root.set("components", document.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode ref = node.path("$ref");
    return ref.isMissingNode() ? node : document.at(ref.asText().substring(1));
  }

  /**
   * The path that API Gateway routes to: of those with the method, the one with no greedy variable.
   */
  private String template(String method, String path) {
    Iterable<String> names = document.path("paths")::fieldNames;
    return StreamSupport.stream(names.spliterator(), false)
        .filter(name -> matches(name, path))
        .filter(name -> document.path("paths").path(name).has(method.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparing(OpenApi::isGreedy).thenComparing(name -> name.contains("{")))
        .orElseThrow(
            () -> new AssertionError(method + " " + path + " is not in the API's description"));
  }

  private static boolean isGreedy(String template) {
    return template.contains("+}");
  }

  private static boolean matches(String template, String path) {
    String pattern =
        Pattern.compile("\\{[^}]+\\+\\}")
            .matcher(template)
            .replaceAll("(?:.+)")
            .replaceAll("\\{[^}]+\\}", "[^/]+");
    return path.matches(pattern);
  }

  private static String escape(String token) {
    return token.replace("~", "~0").replace("/", "~1");
  }
}
