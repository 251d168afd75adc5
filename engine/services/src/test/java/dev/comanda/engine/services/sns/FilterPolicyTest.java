package dev.comanda.engine.services.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterPolicyTest {

  private static final FilterPolicyScope ATTRIBUTES = FilterPolicyScope.MESSAGE_ATTRIBUTES;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                 | {}                                                | true
          {"k":["x"]}                        | {"k":{"Type":"String","Value":"x"}}               | true
          {"k":["x"]}                        | {}                                                | false
          {"k":["x"],"l":["y"]}              | {"k":{"Type":"String","Value":"x"}}               | false
          {"k":[{"numeric":["<",10]}]}       | {"k":{"Type":"Number","Value":"9.5"}}             | true
          {"k":[{"numeric":["<",10]}]}       | {"k":{"Type":"String","Value":"9.5"}}             | false
          {"k":["x"]}                        | {"k":{"Type":"String.Array","Value":"[\\"x\\"]"}} | true
          {"k":["x"]}                        | {"k":{"Type":"String.Array","Value":"x"}}         | false
          {"k":["eA=="]}                     | {"k":{"Type":"Binary","Value":"eA=="}}            | false
          {"k":[{"exists":false}]}           | {"l":{"Type":"String","Value":"x"}}               | true
          {"$or":[{"k":["x"]},{"l":["x"]}]}  | {"l":{"Type":"String","Value":"x"}}               | true
          """)
  void looksAtTheAttributes(String policy, String attributes, boolean expected) {
    assertThat(
            policy(policy, FilterPolicyScope.MESSAGE_ATTRIBUTES)
                .matches("{\"k\":\"x\"}", Json.parse(attributes)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"o":{"k":["x"]}} | {"o":{"k":"x"}}         | true
          {"o":{"k":["x"]}} | {"o":[{"k":"y"},{"k":"x"}]} | true
          {"k":["x"]}       | {"k":"y"}               | false
          {"k":["x"]}       | not json                | false
          {"k":["x"]}       | ["x"]                   | false
          {"k":[null]}      | {"k":null}              | true
          """)
  void looksAtTheBody(String policy, String body, boolean expected) {
    assertThat(policy(policy, FilterPolicyScope.MESSAGE_BODY).matches(body, Json.object()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]} | Filter policy can not have more than 5 keys
          {"a":{"b":{"c":[1,2,3,4,5]}},"d":[1,2,3,4,5,6,7,8,9,10,11]}   | Filter policy is too complex
          {"a":"x"}                                                     | "a" must be an object or an array
          {"a":[{"anything-but":{"suffix":1}}]}                         | suffix match pattern must be a string
          {"a":[{"near":1}]}                                            | Unrecognized match type near
          """)
  void isRefused(String policy, String reason) {
    assertThatThrownBy(
            () ->
                FilterPolicyRules.check(
                    policy, FilterPolicyScope.MESSAGE_BODY, FilterPolicyRules.Call.SUBSCRIBE))
        .isInstanceOfSatisfying(
            AwsError.class, error -> assertThat(error.code()).isEqualTo("InvalidParameter"))
        .hasMessage("Invalid parameter: Attributes Reason: FilterPolicy: " + reason);
    assertThatThrownBy(
            () ->
                FilterPolicyRules.check(
                    policy,
                    FilterPolicyScope.MESSAGE_BODY,
                    FilterPolicyRules.Call.SET_SUBSCRIPTION_ATTRIBUTES))
        .hasMessage("Invalid parameter: FilterPolicy: " + reason);
  }

  @Test
  void wantsQuotesAndBackslashesOfAttributesEscapedTwice() {
    JsonNode attributes = Json.object().set("k", attribute("say \"hi\" to C:\\"));

    assertThat(
            policy("{\"k\":[\"say \\\\\\\"hi\\\\\\\" to C:\\\\\\\\\"]}", ATTRIBUTES)
                .matches("", attributes))
        .isTrue();
    assertThat(policy("{\"k\":[\"say \\\"hi\\\" to C:\\\\\"]}", ATTRIBUTES).matches("", attributes))
        .isFalse();
  }

  private static JsonNode attribute(String value) {
    return Json.object().put("Type", "String").put("Value", value);
  }

  @Test
  void takesMoreWildcardsThanEventBridge() {
    String text =
        Stream.of("a", "b", "c", "d")
            .map("{\"wildcard\":\"*:stack/%s/*\"}"::formatted)
            .collect(Collectors.joining(",", "{\"k\":[", "]}"));

    assertThat(
            policy(text, ATTRIBUTES)
                .matches("", Json.parse("{\"k\":{\"Type\":\"String\",\"Value\":\"x:stack/c/1\"}}")))
        .isTrue();
  }

  @Test
  void countsAsManyCombinationsAsAreAllowed() {
    var allowed = "{\"a\":{\"b\":{\"c\":[1,2,3,4,5]}},\"d\":[1,2,3,4,5,6,7,8,9,10]}";

    assertThat(policy(allowed, FilterPolicyScope.MESSAGE_BODY).json()).hasSize(2);
  }

  @Test
  void isRefusedWithNestedKeysForAttributes() {
    assertThatThrownBy(
            () -> policy("{\"a\":{\"b\":[\"x\"]}}", FilterPolicyScope.MESSAGE_ATTRIBUTES))
        .hasMessage(
            "Invalid parameter: Filter policy scope MessageAttributes does not support nested filter"
                + " policy");
  }

  private static FilterPolicy policy(String text, FilterPolicyScope scope) {
    return FilterPolicyRules.check(text, scope, FilterPolicyRules.Call.SUBSCRIBE);
  }
}
