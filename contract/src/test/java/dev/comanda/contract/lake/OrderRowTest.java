package dev.comanda.contract.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.contract.Samples;
import dev.comanda.contract.event.FirstError;
import dev.comanda.contract.event.OrderPlaced;
import dev.comanda.contract.fields.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderRowTest {

  @Test
  void hasAValueForEachColumnInItsType() throws Exception {
    Map<String, Object> row = OrderRow.of(event());

    assertThat(row.keySet())
        .containsExactlyElementsOf(OrderRow.COLUMNS.stream().map(LakeColumn::name).toList());
    row.forEach((name, value) -> assertHolds(column(OrderRow.COLUMNS, name).type(), value));
  }

  @Test
  void tellsWhatEachColumnIs() {
    assertThat(OrderRow.COLUMNS).extracting(LakeColumn::description).noneMatch(String::isBlank);
  }

  private static void assertHolds(LakeColumn.Type type, Object value) {
    if (type instanceof LakeColumn.Rows rows) {
      assertThat((List<?>) value)
          .isNotEmpty()
          .allSatisfy(
              row ->
                  ((Map<?, ?>) row)
                      .forEach(
                          (name, inner) ->
                              assertHolds(column(rows.columns(), (String) name).type(), inner)));
      return;
    }
    switch ((LakeColumn.Scalar) type) {
      case TEXT -> assertThat(value).isInstanceOf(String.class);
      case INT -> assertThat(((Number) value).longValue()).isBetween(0L, (long) Integer.MAX_VALUE);
      case LONG -> assertThat(value).isInstanceOf(Long.class);
    }
  }

  private static LakeColumn<?> column(List<? extends LakeColumn<?>> columns, String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findAny().orElseThrow();
  }

  private static OrderPlaced event() throws Exception {
    return OrderPlaced.read(
        Fields.of(
            new ObjectMapper()
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .readValue(Samples.text(Samples.ORDER_PLACED), new TypeReference<>() {}),
            new FirstError()));
  }
}
