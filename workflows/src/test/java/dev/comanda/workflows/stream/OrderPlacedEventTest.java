package dev.comanda.workflows.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderPlacedEventTest {

  @Test
  void leavesOutWhatIsMissingAndNothingElse() {
    String json =
        "{\"id\":\"a\",\"note\":null,\"in\":{\"b\":\",\\\"note\\\":null\",\"gift\":null}}";

    assertThat(without(json, List.of("gift", "note")))
        .isEqualTo("{\"id\":\"a\",\"in\":{\"b\":\",\\\"note\\\":null\"}}");
    assertThat(without(json, List.of("other"))).isEqualTo(json);
    assertThat(without(json, List.of())).isEqualTo(json);
  }

  private static Object without(String json, List<String> optional) {
    return Jsonata.jsonata(OrderPlacedEvent.withoutWhatIsMissing("json", optional))
        .evaluate(Map.of("json", json));
  }
}
