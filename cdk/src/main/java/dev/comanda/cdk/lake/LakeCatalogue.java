package dev.comanda.cdk.lake;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Definition;
import dev.comanda.cdk.lake.RowSchema.Column;
import dev.comanda.workflows.construct.Ordered;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * What Athena knows of the lake: the table {@code order_rows} over the objects that Firehose wrote,
 * whose partitions are computed and not looked up, and the view {@code orders}, which has each
 * order once.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html">Partition
 *     projection</a>
 */
final class LakeCatalogue extends Construct {

  /** The day that no row is older than. */
  private static final String FIRST_DAY = "2026-11-01";

  private static final Column DAY =
      new Column("dt", "The day on which the row arrived, UTC", "string", "varchar");
  private static final List<Column> DERIVED =
      List.of(
          new Column("placed_on", "The day of placed_at, UTC", "date", "date"),
          new Column(
              "minor_units", "How many minor units one of the currency has", "int", "integer"),
          DAY);

  private final CfnDatabase database;
  private final String databaseName;

  LakeCatalogue(Construct scope, String id, DeploymentConfig config, IBucket lake) {
    super(scope, id);
    // SQL knows databases by name, and the view's text has it.
    databaseName = "comanda_" + config.stage().id();
    database =
        CfnDatabase.Builder.create(this, "Database")
            .catalogId(Stack.of(this).getAccount())
            .databaseInput(
                CfnDatabase.DatabaseInputProperty.builder()
                    .name(databaseName)
                    .description("Comanda's data lake")
                    .build())
            .build();
    String orders = lake.s3UrlForObject(LakeDelivery.ROWS);
    CfnTable rows = table("Rows", rows(orders));
    table("Orders", view()).addResourceDependency(rows);
  }

  private CfnTable table(String id, CfnTable.TableInputProperty input) {
    return CfnTable.Builder.create(this, id)
        .catalogId(Stack.of(this).getAccount())
        .databaseName(database.getRef())
        .tableInput(input)
        .build();
  }

  /** Rows as they were delivered, some of them more than once. */
  private static CfnTable.TableInputProperty rows(String location) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("EXTERNAL", "TRUE");
    parameters.put("classification", "json");
    parameters.put("projection.enabled", "true");
    parameters.put("projection.dt.type", "date");
    parameters.put("projection.dt.format", "yyyy-MM-dd");
    parameters.put("projection.dt.range", FIRST_DAY + ",NOW");
    parameters.put("projection.dt.interval", "1");
    parameters.put("projection.dt.interval.unit", "DAYS");
    parameters.put("storage.location.template", location + "dt=${dt}/");
    return CfnTable.TableInputProperty.builder()
        .name("order_rows")
        .description("Rows of orders as they were delivered, some of them more than once")
        .tableType("EXTERNAL_TABLE")
        .parameters(parameters)
        .partitionKeys(List.of(glue(DAY)))
        .storageDescriptor(
            CfnTable.StorageDescriptorProperty.builder()
                .columns(glue(RowSchema.columns().stream()))
                .location(location)
                .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                .compressed(true)
                .serdeInfo(
                    CfnTable.SerdeInfoProperty.builder()
                        .serializationLibrary("org.openx.data.jsonserde.JsonSerDe")
                        .build())
                .build())
        .build();
  }

  /**
   * Athena keeps a view as a table whose text is its query with the types of its columns, encoded.
   *
   * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/views-glue.html">Views and the data
   *     catalog</a>
   */
  private CfnTable.TableInputProperty view() {
    List<Column> columns = Stream.concat(RowSchema.columns().stream(), DERIVED.stream()).toList();
    return CfnTable.TableInputProperty.builder()
        .name("orders")
        .description("Each order once")
        .tableType("VIRTUAL_VIEW")
        .parameters(Ordered.map(entry("presto_view", "true"), entry("comment", "Presto View")))
        .viewOriginalText("/* Presto View: " + encoded(columns) + " */")
        .viewExpandedText("/* Presto View */")
        .storageDescriptor(
            CfnTable.StorageDescriptorProperty.builder()
                .columns(glue(columns.stream()))
                .serdeInfo(CfnTable.SerdeInfoProperty.builder().build())
                .build())
        .build();
  }

  private String encoded(List<Column> columns) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("originalSql", sql());
    view.put("catalog", "awsdatacatalog");
    view.put("schema", databaseName);
    view.put(
        "columns",
        columns.stream()
            .map(
                column -> {
                  Map<String, String> named = new LinkedHashMap<>();
                  named.put("name", column.name());
                  named.put("type", column.sqlType());
                  return named;
                })
            .toList());
    try {
      byte[] json = new ObjectMapper().writeValueAsString(view).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The query, with the columns of the rows in its place for them. */
  private static String sql() {
    String columns =
        RowSchema.columns().stream().map(Column::name).collect(Collectors.joining(",\n  "));
    return Definition.text("lake/orders.sql").strip().replace("${columns}", columns);
  }

  private static List<CfnTable.ColumnProperty> glue(Stream<Column> columns) {
    return columns.map(LakeCatalogue::glue).toList();
  }

  private static CfnTable.ColumnProperty glue(Column column) {
    return CfnTable.ColumnProperty.builder()
        .name(column.name())
        .type(column.glueType())
        .comment(column.description())
        .build();
  }

  /** The database's name, by which queries know it. */
  String databaseName() {
    return databaseName;
  }

  /** What has to exist before anything is asked. */
  CfnDatabase database() {
    return database;
  }
}
