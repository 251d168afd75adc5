package dev.comanda.local.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.local.door.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a":["x","y"]}                                  | {"a":"y"}           | true
          {"a":["x"]}                                      | {"a":["w","x"]}     | true
          {"a":["x"]}                                      | {"b":"x"}           | false
          {"a":[1]}                                        | {"a":"1"}           | false
          {"a":[{"numeric":[">",1,"<=",2]}]}               | {"a":2.0}           | true
          {"a":[{"exists":false}]}                         | {"b":1}             | true
          {"$or":[{"a":[1]},{"b":[2]}]}                    | {"b":2}             | true
          {"a":[{"anything-but":"x"}]}                     | {"a":"x"}           | false
          {"a":[{"wildcard":"x*z"}]}                       | {"a":"xyz"}         | true
          """)
  void matches(String pattern, String event, boolean expected) {
    assertThat(new EventPattern(pattern).matches(Json.parse(event))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a":"x"}                 | "a" must be an object or an array
          []                        | Filter is not an object
          {"a":[{"near":"x"}]}      | Unrecognized match type near
          {"a":[{"wildcard":"**"}]} | Consecutive wildcard characters at pos 1
          """)
  void refuses(String pattern, String reason) {
    assertThatThrownBy(() -> new EventPattern(pattern))
        .isInstanceOf(InvalidEventPatternException.class)
        .hasMessage("Event pattern is not valid. Reason: " + reason);
  }

  @ParameterizedTest
  @CsvSource("60")
  void refusesAPatternThatIsTooComplex(int repeats) {
    String pattern = "{\"a\":[{\"wildcard\":\"%s\"}]}".formatted("*a".repeat(repeats) + "*");

    assertThatThrownBy(() -> new EventPattern(pattern))
        .isInstanceOf(InvalidEventPatternException.class)
        .hasMessageContaining("Rule is too complex");
  }
}
