package dev.comanda.cdk.lake;

import dev.comanda.contract.lake.LakeColumn;
import dev.comanda.contract.lake.OrderRow;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The columns of the lake's rows, as Glue and Athena call their types. They are those that the
 * writer of rows takes its values from.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/data-types.html">Data types</a>
 */
final class RowSchema {

  /**
   * A column.
   *
   * @param glueType its type in the data catalog, such as {@code string}
   * @param sqlType its type in Athena's SQL, such as {@code varchar}
   */
  record Column(String name, String description, String glueType, String sqlType) {}

  private RowSchema() {}

  /** The columns in the order of a row. */
  static List<Column> columns() {
    return OrderRow.COLUMNS.stream()
        .map(
            column ->
                new Column(
                    column.name(),
                    column.description(),
                    glueType(column.type()),
                    sqlType(column.type())))
        .toList();
  }

  private static String glueType(LakeColumn.Type type) {
    if (type instanceof LakeColumn.Rows rows) {
      return "array<struct<" + fields(rows, ":", RowSchema::glueType) + ">>";
    }
    return switch ((LakeColumn.Scalar) type) {
      case TEXT -> "string";
      case INT -> "int";
      case LONG -> "bigint";
    };
  }

  private static String sqlType(LakeColumn.Type type) {
    if (type instanceof LakeColumn.Rows rows) {
      return "array(row(" + fields(rows, " ", RowSchema::sqlType) + "))";
    }
    return switch ((LakeColumn.Scalar) type) {
      case TEXT -> "varchar";
      case INT -> "integer";
      case LONG -> "bigint";
    };
  }

  private static String fields(
      LakeColumn.Rows rows, String separator, Function<LakeColumn.Type, String> type) {
    return rows.columns().stream()
        .map(column -> column.name() + separator + type.apply(column.type()))
        .collect(Collectors.joining(","));
  }
}
