package dev.comanda.cdk.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lake as the template describes it, over sample files, in DuckDB. The SQL is that of the
 * template: it keeps to what Trino, which is Athena's engine, and DuckDB have in common, but for
 * {@code sequence}, and for the day, which is fixed here.
 */
final class Lake implements AutoCloseable {

  private static final String TODAY = "date '2026-11-24'";
  private static final Pattern VIEW_TEXT = Pattern.compile("/\\* Presto View: (.+) \\*/");

  private final Assembly assembly;
  private final Connection connection;

  Lake(Assembly assembly) throws SQLException {
    this.assembly = assembly;
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("CREATE MACRO sequence(first, last) AS generate_series(first, last)");
    Resource rows = assembly.resource("Lake", "LakeCatalogueRows");
    execute(
        "CREATE VIEW %s AS SELECT * FROM read_json('%s', format = 'newline_delimited', columns = {%s}, hive_partitioning = true, hive_types = {'dt': VARCHAR})"
            .formatted(rows.at("/TableInput/Name").asText(), files(), columns(rows)));
    JsonNode view = view();
    execute("CREATE VIEW orders AS " + view.path("originalSql").asText());
  }

  /** What the view's text, which Athena reads, holds. */
  JsonNode view() {
    Resource view = assembly.resource("Lake", "LakeCatalogueOrders");
    Matcher text = VIEW_TEXT.matcher(view.at("/TableInput/ViewOriginalText").asText());
    if (!text.matches()) {
      throw new AssertionError("The view's text is not encoded as Athena wants it.");
    }
    try {
      return new ObjectMapper().readTree(Base64.getDecoder().decode(text.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The answer to a saved query, on 24 November 2026: a line a row, its values joined by spaces.
   */
  List<String> answer(String queryId) throws SQLException {
    String sql = assembly.resource("Lake", queryId).at("/QueryString").asText();
    return ask(sql.replace("current_date", TODAY));
  }

  List<String> ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(result.getString(i));
        }
        lines.add(String.join(" ", values));
      }
      return lines;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String files() {
    try {
      return Path.of(Lake.class.getResource("/lake/orders").toURI()) + "/*/*.json";
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String columns(Resource table) {
    return Resource.list(table.at("/TableInput/StorageDescriptor/Columns")).stream()
        .map(
            column ->
                "'%s': '%s'"
                    .formatted(
                        column.path("Name").asText(), duckType(column.path("Type").asText())))
        .collect(Collectors.joining(", "));
  }

  /** DuckDB's name of a type of the data catalog. */
  static String duckType(String type) {
    Matcher array = Pattern.compile("array<(.+)>").matcher(type);
    if (array.matches()) {
      return duckType(array.group(1)) + "[]";
    }
    Matcher struct = Pattern.compile("struct<(.+)>").matcher(type);
    if (struct.matches()) {
      return Pattern.compile("(\\w+):(\\w+)")
          .matcher(struct.group(1))
          .replaceAll(field -> field.group(1) + " " + duckType(field.group(2)))
          .replace(",", ", ")
          .transform(fields -> "STRUCT(" + fields + ")");
    }
    return switch (type) {
      case "string" -> "VARCHAR";
      case "int" -> "INTEGER";
      case "bigint" -> "BIGINT";
      case "date" -> "DATE";
      default -> throw new IllegalArgumentException(type);
    };
  }
}
