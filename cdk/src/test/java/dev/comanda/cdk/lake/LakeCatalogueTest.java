package dev.comanda.cdk.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.contract.lake.LakeColumn;
import dev.comanda.contract.lake.OrderRow;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lake as Athena sees it: the table, the view and the saved queries, run on sample rows. */
class LakeCatalogueTest {

  private static final Map<String, String> SQL_TYPES =
      Map.of("string", "varchar", "int", "integer", "bigint", "bigint", "date", "date");

  private static Lake lake;

  private final Assembly dev = Assembly.dev();
  private final Resource rows = dev.resource("Lake", "LakeCatalogueRows");
  private final Resource view = dev.resource("Lake", "LakeCatalogueOrders");
  private final Resource workGroup = dev.resource("Lake", "LakeQueriesWorkGroup");

  @BeforeAll
  static void open() throws Exception {
    lake = new Lake(Assembly.dev());
  }

  @AfterAll
  static void close() throws Exception {
    lake.close();
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void hasADatabaseOfItsStage(Assembly assembly) {
    assertThat(
            assembly.resource("Lake", "LakeCatalogueDatabase").at("/DatabaseInput/Name").asText())
        .isEqualTo("comanda_" + assembly);
  }

  @Test
  void computesThePartitionsThatFirehoseWrites() {
    JsonNode parameters = rows.at("/TableInput/Parameters");
    String prefix =
        dev.resource("Lake", "LakeDelivery")
            .at("/ExtendedS3DestinationConfiguration/Prefix")
            .asText();

    assertThat(prefix).isEqualTo("orders/dt=!{timestamp:yyyy-MM-dd}/");
    assertThat(parameters.path("storage.location.template").toString())
        .contains("s3://", "DataBucket", "/orders/dt=${dt}/");
    assertThat(rows.at("/TableInput/StorageDescriptor/Location").toString())
        .contains("DataBucket", "/orders/");
    assertThat(parameters.path("projection.enabled").asText()).isEqualTo("true");
    assertThat(parameters.path("projection.dt.type").asText()).isEqualTo("date");
    assertThat(parameters.path("projection.dt.format").asText()).isEqualTo("yyyy-MM-dd");
    assertThat(parameters.path("projection.dt.range").asText()).isEqualTo("2026-11-01,NOW");
    assertThat(rows.at("/TableInput/PartitionKeys/0/Name").asText()).isEqualTo("dt");
  }

  @Test
  void hasAColumnForEachMemberOfARowInTheTypeThatHoldsIt() {
    assertThat(names(columns(rows)))
        .containsExactlyElementsOf(OrderRow.COLUMNS.stream().map(LakeColumn::name).toList());
    assertThat(columns(rows))
        .extracting(column -> column.path("Type").asText())
        .as("rows that were written before have these, and others come after them")
        .startsWith(
            "string",
            "string",
            "string",
            "string",
            "string",
            "string",
            "bigint",
            "int",
            "array<struct<product_id:string,quantity:int,unit_amount:bigint,line_amount:bigint>>");
    assertThat(rows.at("/TableInput/StorageDescriptor/SerdeInfo/SerializationLibrary").asText())
        .isEqualTo("org.openx.data.jsonserde.JsonSerDe");
  }

  @Test
  void describesTheViewAsAthenaWantsIt() {
    JsonNode input = view.at("/TableInput");

    assertThat(input.path("TableType").asText()).isEqualTo("VIRTUAL_VIEW");
    assertThat(input.at("/Parameters/presto_view").asText()).isEqualTo("true");
    assertThat(input.at("/Parameters/comment").asText()).isEqualTo("Presto View");
    assertThat(input.path("ViewExpandedText").asText()).isEqualTo("/* Presto View */");
    assertThat(input.at("/StorageDescriptor/SerdeInfo").isObject()).isTrue();
    assertThat(lake.view().path("catalog").asText()).isEqualTo("awsdatacatalog");
    assertThat(lake.view().path("schema").asText()).isEqualTo("comanda_dev");
  }

  @Test
  void givesTheViewTheColumnsOfItsQuery() throws Exception {
    List<String> described = lake.ask("SELECT column_name, column_type FROM (DESCRIBE orders)");

    assertThat(columns(view))
        .extracting(
            column ->
                column.path("Name").asText() + " " + Lake.duckType(column.path("Type").asText()))
        .isEqualTo(described);
  }

  @Test
  void givesTheColumnsOfTheViewTheSameTypesInBothOfItsTexts() {
    List<String> encoded = new ArrayList<>();
    lake.view()
        .path("columns")
        .forEach(c -> encoded.add(c.path("name").asText() + " " + c.path("type").asText()));

    assertThat(columns(view))
        .extracting(column -> column.path("Name").asText() + " " + sqlType(column))
        .isEqualTo(encoded);
  }

  @Test
  void hasEachOrderOnceHoweverOftenItsRowWasDelivered() throws Exception {
    assertThat(lake.ask("SELECT count(*), count(DISTINCT event_id) FROM order_rows"))
        .as("one of them twice, in two versions")
        .containsExactly("8 6");
    assertThat(lake.ask("SELECT right(order_id, 1), dt FROM orders ORDER BY order_id"))
        .containsExactly(
            "A 2026-10-05", "B 2026-11-23", "C 2026-11-23", "D 2026-11-24", "E 2026-07-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "USD", "GBP", "MXN", "JPY", "CLP", "KRW", "PYG", "KWD", "TND"})
  void knowsTheMinorUnitsOfCurrencies(String currency) throws Exception {
    double units = Math.pow(10, Currency.getInstance(currency).getDefaultFractionDigits());
    String sql =
        lake.view()
            .path("originalSql")
            .asText()
            .replace(
                "  currency,\n  total_amount", "  '" + currency + "' AS currency,\n  total_amount")
            .replace("WHEN currency IN", "WHEN '" + currency + "' IN");

    assertThat(lake.ask("SELECT DISTINCT minor_units FROM (" + sql + ")"))
        .containsExactly(String.valueOf((int) units));
  }

  @Test
  void answersWhatWasSoldEachDay() throws Exception {
    assertThat(lake.answer("LakeQueriesRevenuePerDay"))
        .containsExactly("2026-11-24 JPY 1 1200.00", "2026-11-23 EUR 2 30.00");
  }

  @Test
  void answersWhatSellsBest() throws Exception {
    assertThat(lake.answer("LakeQueriesBestSellingProducts"))
        .containsExactly(
            "EUR 1 olive-oil 5 2 25.00",
            "EUR 2 ham 1 1 10.50",
            "EUR 3 bread 1 1 4.50",
            "JPY 1 tea 2 1 1200.00");
  }

  @Test
  void answersWhoCameBack() throws Exception {
    assertThat(lake.answer("LakeQueriesNewAndReturningCustomers"))
        .containsExactly("2026-11-01 3 1 2", "2026-10-01 1 1 0", "2026-07-01 1 1 0");
  }

  @Test
  void answersWhenCustomersBuyAndHowMuch() throws Exception {
    assertThat(lake.answer("LakeQueriesOrdersPerHourOfDay"))
        .containsExactly("10 EUR 2 15.00 1.5", "22 JPY 1 1200.00 1.0");
  }

  @Test
  void bindsEveryQueryToTheWorkgroupAndTheDatabase() {
    assertThat(dev.resources("AWS::Athena::NamedQuery"))
        .hasSize(4)
        .allSatisfy(
            query -> {
              assertThat(query.at("/WorkGroup/Ref").asText()).isEqualTo("LakeQueriesWorkGroup");
              assertThat(query.at("/Database").asText()).isEqualTo("comanda_dev");
              assertThat(query.at("/Description").asText()).contains("?");
            });
  }

  @Test
  void boundsWhatAQueryMayRead() {
    JsonNode configuration = workGroup.at("/WorkGroupConfiguration");

    assertThat(configuration.path("EnforceWorkGroupConfiguration").asBoolean()).isTrue();
    assertThat(configuration.path("BytesScannedCutoffPerQuery").asLong()).isEqualTo(10L << 30);
  }

  @Test
  void keepsEncryptedAnswersForAMonth() {
    JsonNode result = workGroup.at("/WorkGroupConfiguration/ResultConfiguration");
    JsonNode rule = dev.resource("Data", "DataBucket").at("/LifecycleConfiguration/Rules/0");

    assertThat(result.path("OutputLocation").toString()).contains("DataBucket", "/athena-results/");
    assertThat(result.at("/EncryptionConfiguration/EncryptionOption").asText()).isEqualTo("SSE_S3");
    assertThat(result.at("/ExpectedBucketOwner/Ref").asText()).isEqualTo("AWS::AccountId");
    assertThat(rule.path("Prefix").asText()).isEqualTo("athena-results/");
    assertThat(rule.path("ExpirationInDays").asInt()).isEqualTo(30);
  }

  private static List<JsonNode> columns(Resource table) {
    return Resource.list(table.at("/TableInput/StorageDescriptor/Columns"));
  }

  private static List<String> names(List<JsonNode> columns) {
    return columns.stream().map(column -> column.path("Name").asText()).toList();
  }

  private static String sqlType(JsonNode column) {
    String type = column.path("Type").asText();
    return SQL_TYPES.getOrDefault(
        type,
        type.replace("array<struct<", "array(row(")
            .replace(">>", "))")
            .replace(":", " ")
            .replace(" int", " integer")
            .replace(" string", " varchar"));
  }
}
