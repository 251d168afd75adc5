package dev.comanda.engine.services.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

  private static final List<String> KEYS =
      List.of(
          "$default",
          "ANY /{proxy+}",
          "GET /pets/{proxy+}",
          "GET /pets/dog/{id}",
          "ANY /pets/dog/{id}",
          "GET /pets/dog/1",
          "GET /pets",
          "ANY /pets",
          "POST /pets/{kind}/toys",
          "OPTIONS /");

  @ParameterizedTest
  @CsvSource({
    "GET, /pets/dog/1, GET /pets/dog/1",
    "GET, /pets/dog/2, GET /pets/dog/{id}",
    "PUT, /pets/dog/1, ANY /pets/dog/{id}",
    "GET, /pets/cat, GET /pets/{proxy+}",
    "GET, /pets/dog/1/2, GET /pets/{proxy+}",
    "POST, /pets/5, ANY /{proxy+}",
    "GET, /pets, GET /pets",
    "DELETE, /pets, ANY /pets",
    "GET, /pets/, ANY /{proxy+}",
    "POST, /pets/cat/toys, POST /pets/{kind}/toys",
    "POST, /pets//toys, ANY /{proxy+}",
    "GET, /Pets, ANY /{proxy+}",
    "OPTIONS, /, OPTIONS /",
    "GET, /, $default"
  })
  void takesTheMostSpecificRouteInWhateverOrderTheyWereDeclared(
      String method, String path, String expected) {
    List<String> reversed = KEYS.stream().sorted(Collections.reverseOrder()).toList();

    for (List<String> keys : List.of(KEYS, reversed)) {
      assertThat(table(keys.stream()).find(method, path).route().key().text()).isEqualTo(expected);
    }
  }

  @Test
  void takesPathVariablesAsTheyAre() {
    RouteTable table = table(Stream.of("GET /a/{x}/{rest+}"));

    assertThat(table.find("GET", "/a/1 +%/b/cñ").pathParameters())
        .isEqualTo(Map.of("x", "1 +%", "rest", "b/cñ"));
  }

  @ParameterizedTest
  @CsvSource({"POST, /pets", "GET, /pets/1/", "GET, /", "GET, /pets/", "HEAD, /pets/1"})
  void hasNoRouteForWhatWasNotDeclared(String method, String path) {
    assertThat(table(Stream.of("GET /pets", "GET /pets/{id}")).find(method, path)).isNull();
  }

  private static RouteTable table(Stream<String> keys) {
    Integration integration = new Integration("f", Duration.ofSeconds(1));
    return new RouteTable(
        keys.map(key -> new Route(RouteKey.parse(key), integration, null, List.of())).toList());
  }
}
