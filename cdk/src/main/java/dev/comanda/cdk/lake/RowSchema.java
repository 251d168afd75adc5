package dev.comanda.cdk.lake;

import dev.comanda.cdk.construct.Definition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The columns of the lake's rows, as Glue and Athena call their types. They come from the schema
 * that the writer of rows is tested against.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/data-types.html">Data types</a>
 */
final class RowSchema {

  private static final String FILE = "lake/order-row.v1.schema.json";

  /**
   * A column.
   *
   * @param glueType its type in the data catalog, such as {@code string}
   * @param sqlType its type in Athena's SQL, such as {@code varchar}
   */
  record Column(String name, String description, String glueType, String sqlType) {}

  private RowSchema() {}

  /** The columns in the order of the schema. */
  static List<Column> columns() {
    return properties(Definition.json(FILE)).entrySet().stream()
        .map(
            property -> {
              Map<String, Object> schema = object(property.getValue());
              return new Column(
                  property.getKey(),
                  (String) schema.get("description"),
                  glueType(schema),
                  sqlType(schema));
            })
        .toList();
  }

  private static String glueType(Map<String, Object> schema) {
    return switch (type(schema)) {
      case "string" -> "string";
      case "integer" -> fitsInt(schema) ? "int" : "bigint";
      case "array" -> "array<" + glueType(object(schema.get("items"))) + ">";
      case "object" -> "struct<" + fields(schema, ":", RowSchema::glueType) + ">";
      default -> throw unknown(schema);
    };
  }

  private static String sqlType(Map<String, Object> schema) {
    return switch (type(schema)) {
      case "string" -> "varchar";
      case "integer" -> fitsInt(schema) ? "integer" : "bigint";
      case "array" -> "array(" + sqlType(object(schema.get("items"))) + ")";
      case "object" -> "row(" + fields(schema, " ", RowSchema::sqlType) + ")";
      default -> throw unknown(schema);
    };
  }

  private static String fields(
      Map<String, Object> schema,
      String separator,
      java.util.function.Function<Map<String, Object>, String> type) {
    return properties(schema).entrySet().stream()
        .map(field -> field.getKey() + separator + type.apply(object(field.getValue())))
        .collect(Collectors.joining(","));
  }

  private static boolean fitsInt(Map<String, Object> schema) {
    return ((Number) schema.get("maximum")).longValue() <= Integer.MAX_VALUE;
  }

  private static String type(Map<String, Object> schema) {
    return (String) schema.get("type");
  }

  private static Map<String, Object> properties(Map<String, Object> schema) {
    return object(schema.get("properties"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object schema) {
    return (Map<String, Object>) schema;
  }

  private static IllegalArgumentException unknown(Map<String, Object> schema) {
    return new IllegalArgumentException(
        FILE + " has the type '" + type(schema) + "': use string, integer, array or object.");
  }
}
