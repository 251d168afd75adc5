package dev.comanda.workflows;

import com.fasterxml.jackson.core.JsonParser.Feature;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;

/** The description of the HTTP API. */
final class OpenApi {

  static final JsonNode DOCUMENT = read();

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          Dialect.builder(Dialects.getOpenApi31())
              .keyword(new NonValidationKeyword("components"))
              .build());

  private OpenApi() {}

  /** A schema of the document, with the components that it may refer to. */
  static Schema schema(JsonNode schema) {
    ObjectNode whole = Definitions.JSON.createObjectNode();
    whole.set("allOf", Definitions.JSON.createArrayNode().add(schema));
    whole.set("components", DOCUMENT.get("components"));
    return SCHEMAS.getSchema(whole);
  }

  /** A schema by the name that the document gives it. */
  static JsonNode component(String name) {
    return DOCUMENT.at("/components/schemas/" + name);
  }

  private static JsonNode read() {
    try {
      return YAMLMapper.builder()
          .enable(Feature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readTree(Definitions.text("api/openapi.yaml"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
