package dev.comanda.engine.services.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest(name = "{0} takes {1}: {2}")
  @CsvSource({
    "/products*,   /products,              true",
    "/products*,   /products/olla-1,       true",
    "/products*,   /Products,              false",
    "/products*,   /orders/products,       false",
    "products*,    /products/1,            true",
    "*.jpg,        /images/a.jpg,          true",
    "/a?c,         /abc,                   true",
    "/a?c,         /ac,                    false",
    "/a.c,         /abc,                   false",
    "/products*,   /products/../orders,    false",
    "/products*,   /%70roducts,            true",
    "/products*,   /orders/%2e%2e/products,true",
    "/products*,   /./products,            true",
  })
  void decidesByTheNormalizedPath(String pattern, String path, boolean takes) {
    assertThat(PathPattern.of(pattern).matches(PathPattern.normalized(path))).isEqualTo(takes);
  }
}
