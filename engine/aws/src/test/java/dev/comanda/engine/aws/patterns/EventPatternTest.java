package dev.comanda.engine.aws.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
          {"a":[{"wildcard":"\\\\*z"}]}                     | {"a":"xz"}          | false
          {"a":["x"],"a":["y"]}                            | {"a":"y"}           | true
          {"a":["x"],"a":["y"]}                            | {"a":"x"}           | false
          {"a":[null]}                                     | {"a":null}          | true
          {"a":[null]}                                     | {}                  | false
          {"a":[""]}                                       | {"a":[]}            | false
          {"a":[{"exists":true}]}                          | {"a":{"b":1}}       | false
          {"a":{"b":[{"exists":false}]}}                   | {"a":{}}            | true
          {"a":[{"anything-but":["x",1]}]}                 | {"a":"y"}           | refused
          {"a":[{"anything-but":{"prefix":["x","y"]}}]}    | {"a":"ya"}          | false
          {"a":[{"anything-but":{"suffix":"x"}}]}          | {"a":"xa"}          | true
          {"a":[{"anything-but":{"wildcard":"*x*"}}]}      | {"a":"axa"}         | false
          {"a":[{"anything-but":{"equals-ignore-case":"X"}}]} | {"a":"x"}        | false
          {"a":[{"prefix":{"equals-ignore-case":"X"}}]}    | {"a":"xy"}          | true
          {"a":[{"suffix":{"equals-ignore-case":"X"}}]}    | {"a":"yx"}          | true
          {"a":[{"cidr":"10.0.0.0/24"}]}                   | {"a":"10.0.1.1"}    | false
          {"a":[{"cidr":"2001:db8::/32"}]}                 | {"a":"2001:db8::1"} | true
          {"a":[3.0e2]}                                    | {"a":300}           | true
          {"a":{"b":["x"],"c":["y"]}}                      | {"a":[{"b":"x","c":"z"},{"b":"w","c":"y"}]} | false
          {"a":["x"],"$or":[{"b":["y"]},{"c":["z"]}]}      | {"a":"x","c":"z"}   | true
          {"a":{"$or":[{"b":["y"]},{"c":["z"]}]}}          | {"a":{"c":"z"}}     | true
          """)
  void matches(String pattern, String event, String expected) {
    assertThat(match(pattern, event)).isEqualTo(expected);
  }

  private static String match(String pattern, String event) {
    try {
      return Boolean.toString(new EventPattern(pattern).matches(Json.parse(event)));
    } catch (InvalidEventPatternException e) {
      return "refused";
    }
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
          {}                        | Empty objects are not allowed
          {"a":[]}                  | Empty arrays are not allowed
          {"a":[["x"]]}             | Match value must be String, number, true, false, or null
          {"a":[{"prefix":1}]}      | prefix match pattern must be a string
          {"a":[{"prefix":"x","suffix":"y"}]} | Only one key allowed in match expression
          {"a":[{"EXISTS":true}]}   | Unrecognized match type EXISTS
          {"a":[{"exists":"true"}]} | exists match pattern must be either true or false.
          {"a":[{"anything-but":null}]} | Value of anything-but must be an array or single string/number value.
          {"a":[{"cidr":"10.0.0.0/33"}]} | IPv4 mask bits must be < 32
          {"a":[{"cidr":"10.0.0.0"}]} | Malformed CIDR, one '/' required
          {"a":[{"numeric":[">",2,"<",1]}]} | Bottom must be less than top
          {"$or":[{"a":["x"]}]}     | There must have at least 2 Objects in $or relationship.
          {"a":[{"wildcard":"**"}]} | Consecutive wildcard characters at pos 1
          """)
  void refuses(String pattern, String reason) {
    assertThatThrownBy(() -> new EventPattern(pattern))
        .isInstanceOf(InvalidEventPatternException.class)
        .hasMessage("Event pattern is not valid. Reason: " + reason);
  }

  @Test
  void takesThreeWildcardsOfTheKindOfWhichItRefusesFour() {
    List<String> names = List.of("Shared", "Network", "Benchmark", "Monitoring");

    assertThat(match(stacks(names.subList(0, 3)), "{\"id\":\"x:stack/Network/1\"}"))
        .isEqualTo("true");
    String pattern = stacks(names);
    assertThatThrownBy(() -> new EventPattern(pattern))
        .isInstanceOf(InvalidEventPatternException.class)
        .hasMessageContaining("Rule is too complex");
  }

  private static String stacks(List<String> names) {
    return names.stream()
        .map(name -> "{\"wildcard\":\"*:stack/%s/*\"}".formatted(name))
        .collect(Collectors.joining(",", "{\"id\":[", "]}"));
  }
}
